/** Moving pictures in windows: the view, the portable painter, the choice among painters, and figures of what painting costs. */
package org.parley.ui.swt.internal.video;
