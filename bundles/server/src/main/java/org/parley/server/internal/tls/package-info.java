/** The certificate that the server shows: the operator's or one made at the first start. Private to the server. */
package org.parley.server.internal.tls;
