/** What the hot-deploy test packs into a bundle of its own. */
package org.parley.itests.hot;
