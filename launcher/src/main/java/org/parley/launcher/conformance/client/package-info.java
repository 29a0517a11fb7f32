/** What a client must do in calls: a peer that is played by a script, and somebody or something that does at the client under test what it is asked for. */
package org.parley.launcher.conformance.client;
