package org.parley.call.internal;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.parley.call.CallEvent;
import org.parley.call.internal.thread.Loop;
import org.parley.health.Couriers;

/** What every call of a service shares: the call thread, pools for what an engine and for what a disk blocks, the line, engines, settings for the next call, where news go, and who calls listeners of others. */
record CallContext(Loop loop, Executor pool, Executor disk, Line line, Outbox outbox, Engines engines, Links links, MessageIds ids, Supplier<Settings> settings,
        Consumer<CallEvent> events, Consumer<DirectCall> ended, Couriers couriers) {}
