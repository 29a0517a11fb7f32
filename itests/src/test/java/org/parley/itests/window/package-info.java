/** Tests of the client's windows, as a user has them: processes of the shipped distribution on a display of the test's own, whose mouse and keyboard are used and whose pixels are looked at. */
package org.parley.itests.window;
