package org.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is let in, and what is refused with which field. Apostrophes stand for quotation marks. */
class CodecDecodeTest {
    private static final String CALL = "'from':'alice','to':'bob','call':'K7'";

    private static Message decode(String json) throws MalformedMessageException {
        return Codec.decode(ByteBuffer.wrap(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
    }

    private static MalformedMessageException refusal(byte[] bytes) {
        MalformedMessageException e = catchThrowableOfType(MalformedMessageException.class, () -> Codec.decode(ByteBuffer.wrap(bytes)));
        assertThat(e).as(new String(bytes, StandardCharsets.UTF_8)).isNotNull();
        return e;
    }

    private static MalformedMessageException refusal(String json) {
        return refusal(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static String nested(int levels) {
        return "{'type':'ping','nonce':1,'x':" + "[".repeat(levels) + "]".repeat(levels) + "}";
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "null", "1", "'type'", "[]", "[{'type':'ping','nonce':1}]", "{", "{'type':'ping','nonce':1", "{'type':'ping','nonce':1}}",
        "{'type':'ping','nonce':1} {}", "{'type':'ping','nonce':1}x", "{'type':'ping','nonce':1,}", "{,'type':'ping','nonce':1}",
        "{'type':'ping' 'nonce':1}", "{'type':'ping','nonce'=1}", "{'type':'ping';'nonce':1}", "{type:'ping','nonce':1}",
        "{'type':'ping','nonce':1,'x':NaN}", "{'type':'ping','nonce':1,'x':Infinity}", "{'type':'ping','nonce':1,'x':True}",
        "{'type':'ping','nonce':1,'x':nul}", "{'type':'ping','nonce':1,'x':truex}", "{'type':'ping','nonce':1,'x':}", "{'type':'ping','nonce':1,'x':01}",
        "{'type':'ping','nonce':1,'x':-}", "{'type':'ping','nonce':1,'x':1.}", "{'type':'ping','nonce':1,'x':.5}", "{'type':'ping','nonce':1,'x':1e}",
        "{'type':'ping','nonce':1,'x':+1}", "{'type':'ping','nonce':1,'x':0x1}", "{'type':'ping','nonce':1,'x':[1,]}", "{'type':'ping','nonce':1,'x':[,1]}",
        "{'type':'ping','nonce':1,'x':[1 2]}", "{'type':'ping','nonce':1,'x':{'a':1,}}", "{'type':'ping','nonce':1,'x':{'a'}}",
        "{'type':'ping','nonce':1,'x':'\t'}", "{'type':'ping','nonce':1,'x':'\n'}", "{'type':'ping','nonce':1,'x':'\u0000'}",
        "{'type':'ping','nonce':1,'x':{'\u0001':1}}", "{'type':'ping','nonce':1,'x':['\u001f']}",
        "{'type':'ping','nonce':1,'x':'\\x'}", "{'type':'ping','nonce':1,'x':'\\u12g4'}", "{'type':'ping','nonce':1,'x':'\\u12'}",
        "{'type':'ping','nonce':1,'x':'\\\n'}", "{'type':'ping','nonce':1}//", "/**/{'type':'ping','nonce':1}", "#\n{'type':'ping','nonce':1}",
        ")]}'\n{'type':'ping','nonce':1}", "\ufeff{'type':'ping','nonce':1}", "{'type':'ping','nonce':1}\ufeff",
        "{'type':'ping',\u00a0'nonce':1}", "{'type':'ping','nonce':1}\u0000", "{'type':'ping','nonce':1,'x':'\\'}",
        "{'type':'ping','nonce':1,'x':'\\ud800'}", "{'type':'ping','nonce':1,'\\udc00':1}", "{'type':'ping','nonce':1,'x':['\\udc00\\ud800']}"})
    void whatIsNotStrictJsonIsRefusedWithoutAField(String json) {
        assertThat(refusal(json).field()).isNull();
    }

    @Test
    void apostrophesAreNoQuotationMarks() {
        assertThat(refusal("{\"type\":\"ping\",\"nonce\":1,\"x\":'a'}".getBytes(StandardCharsets.UTF_8)).field()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"80", "c3", "c080", "eda080", "f4908080", "ff", "f8888080 80"})
    void whatIsNotUtf8IsRefused(String hex) {
        byte[] broken = java.util.HexFormat.of().parseHex(hex.replace(" ", ""));
        byte[] head = "{\"type\":\"ping\",\"nonce\":1,\"x\":\"".getBytes(StandardCharsets.UTF_8);
        byte[] tail = "\"}".getBytes(StandardCharsets.UTF_8);
        ByteBuffer all = ByteBuffer.allocate(head.length + broken.length + tail.length).put(head).put(broken).put(tail);
        assertThat(refusal(all.array())).hasMessageContaining("UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{'type':'ping','nonce':1}", " \t\r\n{ 'type' : 'ping' , 'nonce' : 1 } \n", "{'nonce':1,'type':'ping'}", "{'\\u0074ype':'p\\u0069ng','nonce':1}",
        "{'type':'ping','nonce':1,'x':null,'y':[1.5e-3,-0,true,{'a':1,'a':2}],'z':{}}", "{'type':'ping','nonce':1,'x':'\\ud83d\\ude00 \\u0000 \\/'}",
        "{'type':'ping','nonce':1,'x':123456789012345678901234567890}", "{'type':'ping','nonce':1,'':0}"})
    void strictJsonIsRead(String json) throws Exception {
        assertThat(decode(json)).isEqualTo(new Request.Ping(1));
    }

    @Test
    void depthIs32AtMost() throws Exception {
        assertThat(decode(nested(31))).isEqualTo(new Request.Ping(1));
        assertThat(refusal(nested(32))).hasMessageContaining("32");
        assertThat(refusal(nested(10_000))).hasMessageContaining("32");
        assertThat(refusal("{'a':".repeat(33) + "1" + "}".repeat(33))).hasMessageContaining("32");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{'type':'ping','nonce':1,'nonce':1} | nonce", "{'type':'ping','nonce':1,'\\u006eonce':2} | nonce",
        "{'type':'ping','nonce':1,'x':null,'x':null} | x", "{'type':'ping','nonce':1,'type':'ping'} | type"})
    void aNameTwiceAtTheTopLevelIsRefusedAfterDecodingEscapes(String json, String field) {
        assertThat(refusal(json).field()).isEqualTo(field);
    }

    @Test
    void aLongNameThatIsThereTwiceIsNotTold() {
        String name = "'" + "n".repeat(65) + "':1,";
        assertThat(refusal("{" + name + name + "'type':'ping'}").field()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{} | type", "{'nonce':1} | type", "{'type':1} | type", "{'type':null} | type", "{'type':['ping']} | type", "{'Type':'ping','nonce':1} | type",
        "{'type':'wave','id':0} | id", "{'type':'wave','id':-1} | id", "{'type':'wave','id':9007199254740992} | id", "{'type':'wave','id':'1'} | id",
        "{'type':'wave','id':1.0} | id", "{'type':'wave','id':1e3} | id", "{'type':'wave','id':null} | id",
        "{'type':'wave','id':123456789012345678901234567890} | id", "{'type':'wave','id':true} | id",
        "{'type':'ping'} | nonce", "{'type':'ping','nonce':-1} | nonce", "{'type':'ping','nonce':9007199254740992} | nonce",
        "{'type':'hello'} | version", "{'type':'hello','version':'1'} | version", "{'type':'hello','version':1.0} | version",
        "{'type':'hello','version':1,'agent':7} | agent", "{'type':'hello','version':1,'agent':'\u00fc'} | agent",
        "{'type':'register','password':'x'} | username", "{'type':'register','username':'x'} | password", "{'type':'login','username':1} | username",
        "{'type':'login','username':'','password':null} | password", "{'type':'resume'} | token", "{'type':'resume','token':1} | token",
        "{'type':'peers','query':null} | query", "{'type':'peers','limit':0} | limit", "{'type':'peers','limit':501} | limit",
        "{'type':'peers','limit':'5'} | limit", "{'type':'status'} | status", "{'type':'status','status':'offline'} | status",
        "{'type':'status','status':'Busy'} | status",
        "{'type':'pong','nonce':'x'} | nonce", "{'type':'presence'} | peers", "{'type':'presence','peers':[{'username':'a'}]} | peers",
        "{'type':'presence','peers':[{'username':'a','status':'asleep'}]} | peers", "{'type':'presence','peers':[1]} | peers",
        "{'type':'presence','live':0,'peers':[]} | live", "{'type':'peers','re':1} | total", "{'type':'error'} | code",
        "{'type':'error','code':'x','retryAfterMillis':-1} | retryAfterMillis", "{'type':'error','code':'x','supported':['1']} | supported",
        "{'type':'logged-in','username':'a','resumed':true,'token':'t','tokenExpiresMillis':1,'iceServers':[{'urls':[1]}]} | iceServers",
        "{'type':'logged-in','username':'a','resumed':true,'token':'t','tokenExpiresMillis':1,'iceServers':[{}]} | iceServers"})
    void theFirstOffendingFieldIsNamed(String json, String field) {
        assertThat(refusal(json).field()).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{'type':'offer','id':1} | from", "{'type':'offer','from':'a'} | to", "{'type':'offer','from':'a','to':'b'} | call",
        "{'type':'ack','from':'a','to':'b','call':'','re':1} | call", "{'type':'ack','from':'a','to':'b','call':'a b','re':1} | call",
        "{'type':'offer',CALL} | id", "{'type':'offer','id':1,CALL} | sdp", "{'type':'offer','id':1,CALL,'sdp':'s','video':1} | video",
        "{'type':'offer','id':1,CALL,'sdp':'s','renegotiate':'no'} | renegotiate", "{'type':'answer','id':1,CALL,'sdp':'s'} | offer",
        "{'type':'candidate',CALL} | candidate", "{'type':'candidate',CALL,'candidate':'','sdpMLineIndex':-1} | sdpMLineIndex",
        "{'type':'candidate',CALL,'candidate':'','sdpMid':0} | sdpMid", "{'type':'ack',CALL} | re", "{'type':'bye','id':1,CALL,'reason':1} | reason"})
    void aMessageBetweenClientsIsReadAsStrictly(String json, String field) {
        assertThat(refusal(json.replace("CALL", CALL)).field()).isEqualTo(field);
    }

    @Test
    void whatMayBeAbsentHasADefault() throws Exception {
        assertThat(decode("{'type':'peers'}")).isEqualTo(new Request.ListPeers(0, "", 200));
        assertThat(decode("{'type':'candidate'," + CALL + ",'candidate':'','sdpMid':null,'sdpMLineIndex':null,'usernameFragment':null}"))
                .isEqualTo(new PeerMessage.Candidate("alice", "bob", "K7", "", null, null, null));
        assertThat(decode("{'type':'bye','id':1," + CALL + "}")).isEqualTo(new PeerMessage.Bye(1, "alice", "bob", "K7", "hangup"));
        assertThat(decode("{'type':'offer','id':1," + CALL + ",'sdp':''}"))
                .isEqualTo(new PeerMessage.Offer(1, "alice", "bob", "K7", "", false, false));
    }

    @Test
    void anotherVersionIsReadWhateverElseItsHelloSays() throws Exception {
        assertThat(decode("{'type':'hello','version':2,'agent':{}}")).isEqualTo(new Request.Hello(2, null));
        assertThat(decode("{'type':'hello','version':99999999999999999999}")).isEqualTo(new Request.Hello(Integer.MAX_VALUE, null));
        assertThat(decode("{'type':'hello','version':-99999999999999999999}")).isEqualTo(new Request.Hello(Integer.MIN_VALUE, null));
    }

    @Test
    void anIceServerMayNameItsUrlAsAString() throws Exception {
        Message message = decode("{'type':'logged-in','username':'a','resumed':true,'token':'t','tokenExpiresMillis':1,'iceServers':[{'urls':'stun:x'}]}");
        assertThat(((Reply.LoggedIn) message).iceServers()).containsExactly(new IceServer(java.util.List.of("stun:x"), null, null));
    }

    @Test
    void aServerTakesPeersForARequestWhateverUnknownFieldsItHas() throws Exception {
        MessageFields fields = MessageFields.read(ByteBuffer.wrap("{\"type\":\"peers\",\"live\":1}".getBytes(StandardCharsets.UTF_8)));
        assertThat(Codec.decodeRequest(fields)).isEqualTo(new Request.ListPeers(0, "", 200));
    }

    @Test
    void theBufferIsNotChanged() throws Exception {
        ByteBuffer buffer = ByteBuffer.wrap("xx{\"type\":\"ping\",\"nonce\":1}xx".getBytes(StandardCharsets.UTF_8));
        buffer.position(2).limit(buffer.capacity() - 2);
        assertThat(Codec.decode(buffer.asReadOnlyBuffer())).isEqualTo(new Request.Ping(1));
        assertThat(buffer.position()).isEqualTo(2);
    }

    @Test
    void aReplyCarriesTheIdOfItsRequestAlsoWhereItsRecordHasNone() {
        assertThat(new String(Codec.encode(new Reply.Pong(4), 9), StandardCharsets.UTF_8)).isEqualTo("{\"type\":\"pong\",\"re\":9,\"nonce\":4}");
    }

    @Test
    void whatAServerSaysOfAnErrorIsOneShortLineThatNoTerminalObeys() throws MalformedMessageException {
        Reply.Error error = (Reply.Error) decode("{'type':'error','code':'odd\\u001b[2J','message':'no\\r\\nERROR all is lost \\u009b" + "x".repeat(1_000) + "'}");
        assertThat(error.code()).isEqualTo("odd\ufffd[2J");
        assertThat(error.message()).startsWith("no\ufffd\ufffdERROR all is lost \ufffdx").hasSizeLessThanOrEqualTo(501);
    }
}
