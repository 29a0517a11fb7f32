/** {@code parley demo}: a server and two clients as three processes that make a call, and a look over their shoulders. */
package org.parley.launcher.demo;
