package org.parley.protocol;

/**
 * What a server looks at in a message between clients; see {@link EnvelopeScanner}.
 *
 * @param type {@code offer}, {@code answer}, {@code candidate}, {@code ack} or {@code bye}
 * @param from null where it is absent
 * @param to   null where it is absent
 * @param call null where it is absent; not checked for what a call's id may be made of
 * @param id   1 to 2^53-1; 0 where it is absent
 * @param re   1 to 2^53-1; 0 where it is absent
 */
public record Envelope(String type, String from, String to, String call, long id, long re) {}
