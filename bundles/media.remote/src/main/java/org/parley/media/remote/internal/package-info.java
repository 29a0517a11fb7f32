/**
 * A media engine that runs another one in a child process. {@link org.parley.media.remote.internal.RemoteEngine} is what calls use; {@code Remote…} are the client's faces of what
 * is in the child, where {@link org.parley.media.remote.internal.child.ChildMain} is started. When the child dies every session hears that its engine failed, and the next use
 * starts another child.
 */
package org.parley.media.remote.internal;
