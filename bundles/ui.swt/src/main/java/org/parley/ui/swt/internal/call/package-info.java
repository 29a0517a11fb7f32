/**
 * What windows show of calls. Everything here belongs to the UI thread.
 *
 * <p>Names of controls, for programs: {@code call} (the screen), {@code call.name}, {@code call.state}, {@code call.quality}, {@code call.fullscreen}, {@code call.remote},
 * {@code call.self}, {@code call.self.show}, {@code call.mute}, {@code call.camera}, {@code call.share}, {@code call.chat}, {@code call.devices}, {@code call.details}, {@code call.verify},
 * {@code call.hangup}, {@code call.sharing}, {@code call.sharing.stop}, {@code call.end}, {@code call.end.again}, {@code call.end.home}; {@code chat} (the panel), {@code chat.input}, {@code chat.send},
 * {@code chat.attach}, {@code chat.counter}, {@code chat.message}, {@code chat.close}, {@code file}, {@code file.accept}, {@code file.decline}, {@code file.cancel}, {@code file.open},
 * {@code file.saveas}; {@code details} (the panel), {@code details.close}; {@code incoming} (the window), {@code incoming.name}, {@code incoming.answer}, {@code incoming.audio},
 * {@code incoming.decline}; {@code devices} (the window), {@code devices.camera}, {@code devices.microphone}, {@code devices.speaker}, {@code devices.noise}, {@code devices.echo}, {@code devices.gain},
 * {@code devices.close}; {@code share} (the window), {@code share.list}, {@code share.source}, {@code share.start}, {@code share.cancel}; {@code verify} (the window), {@code verify.words}, {@code verify.close}.
 */
package org.parley.ui.swt.internal.call;
