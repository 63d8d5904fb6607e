package dev.sluice.internal.notice;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;

/**
 * Listeners that are told what happens and cannot harm those who tell them. What a listener throws is logged, as a
 * warning the first time and for debugging after that: one that always throws would fill the log.
 */
public final class Audience<L> {
    private final List<Member<L>> members;
    private final Logger log;

    private Audience(List<Member<L>> members, Logger log) {
        this.members = members;
        this.log = log;
    }

    /**
     * These listeners.
     *
     * @param log where to say what they throw
     */
    public static <L> Audience<L> of(Collection<L> listeners, Logger log) {
        return new Audience<>(listeners.stream().map(Member::new).toList(), log);
    }

    /** Tells each of them. An {@link Error} goes to the caller. */
    public void tell(Consumer<L> news) {
        for (Member<L> member : members) {
            try {
                news.accept(member.listener);
            } catch (RuntimeException e) {
                complain(member, e);
            }
        }
    }

    private void complain(Member<L> member, RuntimeException e) {
        String name = member.listener.getClass().getName();
        if (member.warned.compareAndSet(false, true)) {
            log.warn("listener {} failed; from now on this is logged for debugging only", name, e);
        } else {
            log.debug("listener {} failed", name, e);
        }
    }

    private static final class Member<L> {
        private final L listener;
        private final AtomicBoolean warned = new AtomicBoolean();

        private Member(L listener) {
            this.listener = listener;
        }
    }
}
