/**
 * Clients and a server as processes of this machine, on which drawn things befall them: calls, faults of network and processes, exchanged bundles. Whatever happens, each call must end on both sides with
 * reasons that match, and nothing may be left over. What is drawn depends on a seed alone.
 */
package org.parley.launcher.soak;
