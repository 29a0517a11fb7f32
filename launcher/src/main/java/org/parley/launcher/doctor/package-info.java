/** {@code parley doctor}: looks at what Parley needs of the machine, and says how to mend what is missing. */
package org.parley.launcher.doctor;
