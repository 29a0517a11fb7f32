package org.parley.media.remote.internal.message;

import org.parley.media.MediaException;

/** About the process, and answers. */
public sealed interface ProcessNews extends News {
    /** The engine is ready. */
    record Ready() implements ProcessNews {
        @Override
        public void tell(Audience audience) {
            audience.ready();
        }
    }

    /** The engine cannot be had, and the process ends. */
    record Unfit(String why) implements ProcessNews {
        @Override
        public void tell(Audience audience) {
            audience.unfit(why);
        }
    }

    /** A request was carried out. */
    record Done(int request, Object result) implements ProcessNews {
        @Override
        public void tell(Audience audience) {
            audience.answered(request, result);
        }
    }

    /** A request was refused. */
    record Refused(int request, MediaException.Kind kind, String message) implements ProcessNews {
        @Override
        public void tell(Audience audience) {
            audience.refused(request, new MediaException(kind, message, null));
        }
    }
}
