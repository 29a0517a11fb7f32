/** What runs in the child: a plain Java process, without a framework, that makes one engine and does with it what the client says, until the client is gone. */
package org.parley.media.remote.internal.child;
