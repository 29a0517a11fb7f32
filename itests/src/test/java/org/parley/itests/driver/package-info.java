/** A bundle for {@code plugins/} that tells tests, over a socket of the loopback interface, what stands in the windows of the process. It touches nothing: hands are outside. */
package org.parley.itests.driver;
