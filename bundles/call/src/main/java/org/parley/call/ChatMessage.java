package org.parley.call;

import java.time.Instant;

/**
 * A line of a call's chat.
 *
 * @param id    of the message, unique among those of its sender in the call
 * @param own   written by this user
 * @param text  1 to 4,000 characters
 * @param at    when it was sent or came
 * @param shown for a message of this user: the other side has shown it; for one of the other side: {@link Call#shown} was called
 */
public record ChatMessage(long id, boolean own, String text, Instant at, boolean shown) {}
