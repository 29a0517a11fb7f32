package org.parley.call.internal.channel;

import com.google.gson.JsonObject;

/** Writes messages of the data channel {@code parley}. */
public final class ChannelWriter {
    private ChannelWriter() {}

    /** As text to be sent. */
    public static String write(ChannelMessage message) {
        JsonObject json = new JsonObject();
        if (message instanceof ChannelMessage.Bye bye) {
            json.addProperty("type", "bye");
            json.addProperty("id", bye.id());
            json.addProperty("reason", bye.reason());
        } else if (message instanceof ChannelMessage.Ack ack) {
            json.addProperty("type", "ack");
            json.addProperty("re", ack.re());
        } else if (message instanceof ChannelMessage.Muted muted) {
            json.addProperty("type", "muted");
            json.addProperty("audio", muted.audio());
            json.addProperty("video", muted.video());
        } else if (message instanceof ChannelMessage.Sharing sharing) {
            json.addProperty("type", "sharing");
            json.addProperty("screen", sharing.screen());
        } else if (message instanceof ChannelMessage.Chat chat) {
            json.addProperty("type", "chat");
            json.addProperty("id", chat.id());
            json.addProperty("text", chat.text());
        } else if (message instanceof ChannelMessage.File file) {
            json.addProperty("type", "file");
            json.addProperty("id", file.id());
            json.addProperty("name", file.name());
            json.addProperty("size", file.size());
            json.addProperty("sha256", file.sha256());
        } else if (message instanceof ChannelMessage.FileWord word) {
            json.addProperty("type", word.word().type());
            json.addProperty("id", word.id());
        }
        return json.toString();
    }
}
