package org.parley.call;

import org.parley.media.AudioOutput;
import org.parley.media.CaptureSettings;

/** What a call captures, and where its sound goes. */
public record MediaChoice(CaptureSettings capture, AudioOutput speaker) {}
