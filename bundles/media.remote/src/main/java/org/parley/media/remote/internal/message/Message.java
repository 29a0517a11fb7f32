package org.parley.media.remote.internal.message;

/** What is sent over the socket between client and child. */
public sealed interface Message permits Asked, News, PictureMessage {}
