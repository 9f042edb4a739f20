//! The thread that searches, so that no key ever waits for a search.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use rayon::ThreadPoolBuilder;

use super::events::{Alarm, Happening};
use crate::model::Atlas;
use crate::search::{Engine, Request};

/// The searching thread.
pub(super) struct Worker {
    atlas: Arc<Atlas>,
    requests: Sender<Request>,
    /// The numbers of the last question asked and of the last one done with.
    asked: Arc<AtomicU64>,
    done: Arc<AtomicU64>,
}

impl Worker {
    /// Starts the thread; answers arrive among the other happenings.
    pub(super) fn start(atlas: Arc<Atlas>, happened: Sender<Happening>) -> io::Result<Self> {
        let (requests, received) = channel();
        let worker = Self {
            atlas: Arc::clone(&atlas),
            requests,
            asked: Arc::default(),
            done: Arc::default(),
        };
        let (asked, done) = (Arc::clone(&worker.asked), Arc::clone(&worker.done));
        thread::Builder::new().name("search".to_owned()).spawn(move || {
            let _alarm = Alarm(happened.clone());
            let work = move || search(Engine::new(atlas), &received, &happened, (&asked, &done));
            let pool = ThreadPoolBuilder::new()
                .thread_name(|number| format!("search-{number}"))
                .start_handler(|_| stand_back());
            match pool.build() {
                Ok(pool) => pool.install(work),
                // One thread searches too, only more slowly.
                Err(_) => work(),
            }
        })?;
        Ok(worker)
    }

    /// Whether this is the dataset it searches.
    pub(super) fn searches(&self, atlas: &Arc<Atlas>) -> bool {
        Arc::ptr_eq(&self.atlas, atlas)
    }

    /// Asks a question; one that is still being answered is given up.
    pub(super) fn ask(&self, request: Request) {
        self.asked.store(request.number, Ordering::Release);
        // A worker that has ended leaves the palette without answers, not the explorer without keys.
        let _result = self.requests.send(request);
    }

    /// Whether the last question is not answered yet.
    pub(super) fn is_busy(&self) -> bool {
        self.done.load(Ordering::Acquire) < self.asked.load(Ordering::Acquire)
    }
}

/// Lets keys and frames go before this thread's work, where both want the same core.
fn stand_back() {
    // Elsewhere than on Linux this would slow the whole program down.
    #[cfg(target_os = "linux")]
    {
        // A search that may not stand back is still a search.
        let _result = rustix::process::nice(10);
    }
}

fn search(
    mut engine: Engine,
    requests: &Receiver<Request>,
    happened: &Sender<Happening>,
    (asked, done): (&AtomicU64, &AtomicU64),
) {
    // The first letter that is typed must not wait for it.
    engine.prepare();
    while let Ok(mut request) = requests.recv() {
        // Only the newest of several questions matters.
        while let Ok(newer) = requests.try_recv() {
            request = newer;
        }
        let number = request.number;
        let stale = || asked.load(Ordering::Acquire) > number;
        let mut lost = false;
        let found = engine.answer(&request, &stale, &mut |early| {
            lost |= happened.send(Happening::Found(early)).is_err();
        });
        if let Some(found) = found {
            lost |= happened.send(Happening::Found(found)).is_err();
        }
        done.fetch_max(number, Ordering::AcqRel);
        if lost {
            return;
        }
    }
}
