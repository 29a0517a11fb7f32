package org.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each message with the JSON that it is written as, and read from again. */
class CodecRoundTripTest {
    @ParameterizedTest
    @MethodSource
    void messageIsWrittenAsProtocolMdSaysAndReadAgain(Message message, String json) throws Exception {
        byte[] encoded = Codec.encode(message);
        assertThat(new String(encoded, StandardCharsets.UTF_8)).isEqualTo(json.replace('\'', '"'));
        assertThat(Codec.decode(ByteBuffer.wrap(encoded))).isEqualTo(message);
    }

    static List<Arguments> messageIsWrittenAsProtocolMdSaysAndReadAgain() {
        return List.of(
                Arguments.of(new Request.Hello(1, "parley/1.0.0"), "{'type':'hello','version':1,'agent':'parley/1.0.0'}"),
                Arguments.of(new Request.Hello(1, null), "{'type':'hello','version':1}"),
                Arguments.of(new Request.Register(1, "alice", "correct horse", "V43z"),
                        "{'type':'register','id':1,'username':'alice','password':'correct horse','invitation':'V43z'}"),
                Arguments.of(new Request.Register(1, "alice", "correct horse"),
                        "{'type':'register','id':1,'username':'alice','password':'correct horse'}"),
                Arguments.of(new Request.Login(Codec.MAX_INTEGER, "alice", "\u00fc\ud83d\ude00"),
                        "{'type':'login','id':9007199254740991,'username':'alice','password':'\u00fc\ud83d\ude00'}"),
                Arguments.of(new Request.Resume(3, "abc"), "{'type':'resume','id':3,'token':'abc'}"),
                Arguments.of(new Request.Logout(0), "{'type':'logout'}"),
                Arguments.of(new Request.ListPeers(5, "bo", 500), "{'type':'peers','id':5,'query':'bo','limit':500}"),
                Arguments.of(new Request.SetStatus(Status.BUSY), "{'type':'status','status':'busy'}"),
                Arguments.of(new Request.Ping(0), "{'type':'ping','nonce':0}"),
                Arguments.of(new Reply.Welcome(1, "parley-server/1.0.0", 65536, 5000, 15000, 30000),
                        "{'type':'welcome','version':1,'agent':'parley-server/1.0.0','maxFrameBytes':65536,'heartbeatMillis':5000,"
                                + "'timeoutMillis':15000,'resumeMillis':30000}"),
                Arguments.of(new Reply.Registered(1, "alice"), "{'type':'registered','re':1,'username':'alice'}"),
                Arguments.of(new Reply.LoggedIn(2, "alice", false, "t", 1767225600000L,
                        List.of(new IceServer(List.of("stun:host:3478"), null, null),
                                new IceServer(List.of("turn:host:3478?transport=udp"), "1767225600:alice", "c="))),
                        "{'type':'logged-in','re':2,'username':'alice','resumed':false,'token':'t','tokenExpiresMillis':1767225600000,"
                                + "'iceServers':[{'urls':['stun:host:3478']},"
                                + "{'urls':['turn:host:3478?transport=udp'],'username':'1767225600:alice','credential':'c='}]}"),
                Arguments.of(new Reply.LoggedOut(4), "{'type':'logged-out','re':4}"),
                Arguments.of(new Reply.Peers(5, 2, true, List.of(new Peer("bob", Status.AVAILABLE), new Peer("carol", Status.BUSY))),
                        "{'type':'peers','re':5,'total':2,'live':true,'peers':[{'username':'bob','status':'available'},"
                                + "{'username':'carol','status':'busy'}]}"),
                Arguments.of(new Reply.Presence(true, List.of(new Peer("bob", Status.OFFLINE))),
                        "{'type':'presence','peers':[{'username':'bob','status':'offline'}]}"),
                Arguments.of(new Reply.Presence(false, List.of()), "{'type':'presence','live':false,'peers':[]}"),
                Arguments.of(new Reply.Pong(41), "{'type':'pong','nonce':41}"),
                Arguments.of(new Reply.Error(6, "K7", "peer-offline", "bob is not online", null, -1, List.of()),
                        "{'type':'error','re':6,'call':'K7','code':'peer-offline','message':'bob is not online'}"),
                Arguments.of(new Reply.Error(0, null, "unsupported-version", "x", null, -1, List.of(1)),
                        "{'type':'error','code':'unsupported-version','message':'x','supported':[1]}"),
                Arguments.of(new Reply.Error(0, null, "rate-limited", "x", "id", 0, List.of()),
                        "{'type':'error','code':'rate-limited','message':'x','field':'id','retryAfterMillis':0}"),
                Arguments.of(new PeerMessage.Offer(6, "alice", "bob", "K7", "v=0\r\n", true, false),
                        "{'type':'offer','id':6,'from':'alice','to':'bob','call':'K7','sdp':'v=0\\r\\n','video':true}"),
                Arguments.of(new PeerMessage.Offer(7, "alice", "bob", "K7", "v=0", false, true),
                        "{'type':'offer','id':7,'from':'alice','to':'bob','call':'K7','sdp':'v=0','video':false,'renegotiate':true}"),
                Arguments.of(new PeerMessage.Answer(9, "bob", "alice", "K7", 6, "v=0"),
                        "{'type':'answer','id':9,'from':'bob','to':'alice','call':'K7','offer':6,'sdp':'v=0'}"),
                Arguments.of(new PeerMessage.Candidate("alice", "bob", "K7", "candidate:1", "0", 0, "uf"),
                        "{'type':'candidate','from':'alice','to':'bob','call':'K7','candidate':'candidate:1','sdpMid':'0','sdpMLineIndex':0,"
                                + "'usernameFragment':'uf'}"),
                Arguments.of(new PeerMessage.Candidate("alice", "bob", "K7", "", null, null, null),
                        "{'type':'candidate','from':'alice','to':'bob','call':'K7','candidate':''}"),
                Arguments.of(new PeerMessage.Ack("bob", "alice", "K7", 6), "{'type':'ack','from':'bob','to':'alice','call':'K7','re':6}"),
                Arguments.of(new PeerMessage.Bye(7, "alice", "bob", "K7", "no-answer"),
                        "{'type':'bye','id':7,'from':'alice','to':'bob','call':'K7','reason':'no-answer'}"),
                Arguments.of(new UnknownMessage("wave"), "{'type':'wave'}"));
    }
}
