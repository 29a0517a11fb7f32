package org.parley.media.remote.internal.message;

import org.parley.media.MediaException;

/** What the client wants of the child. Requests of one target are carried out one after another, in the order in which they were sent. */
public sealed interface Request permits EngineRequest, MediaRequest, SessionRequest {
    /** Number of the media or session that this is about; 0 for the engine, whose requests do not wait for each other. */
    int target();

    /** Does it, in the child. What is returned, or what a stage that is returned completes with, is the answer. */
    Object carryOut(Desk desk) throws MediaException;
}
