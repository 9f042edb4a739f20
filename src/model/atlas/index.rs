//! The indexes of an atlas, built once.

use super::lists::number;
use super::{Atlas, Id};

impl Atlas {
    pub(super) fn index_tree(&mut self) {
        let find = |name: &str| self.names.find(&self.records, name);
        for (n, body) in self.records.bodies.iter().enumerate() {
            let id = Id::Body(number(n));
            match body.parents.last().and_then(|parent| find(&parent.body)) {
                Some(parent) => self.children.entry(parent).or_default().push(id),
                None => self.roots.push(id),
            }
        }
    }

    pub(super) fn index_entries(&mut self) {
        let find = |name: &str| self.names.find(&self.records, name);
        for (n, entry) in self.records.entries.iter().enumerate() {
            let id = Id::Entry(number(n));
            for (at, relation) in entry.relations.iter().enumerate() {
                if let Some(to) = find(&relation.to) {
                    self.inbound.entry(to).or_default().push((id, number(at)));
                }
            }
            let mut bodies: Vec<Id> = entry.roles.iter().filter_map(|role| find(&role.body)).collect();
            bodies.sort_unstable();
            bodies.dedup();
            for body in bodies {
                self.by_body.entry(body).or_default().push(id);
            }
        }
    }

    pub(super) fn index_counts(&mut self) {
        let own = self.records.entries.iter().filter(|entry| !entry.external);
        self.counts = own.fold((0, 0), |(instruments, events), entry| {
            let event = usize::from(entry.kind.is_event());
            (instruments + 1 - event, events + event)
        });
    }

    pub(super) fn index_terms(&mut self) {
        let find = |name: &String| self.names.find(&self.records, name);
        for (n, term) in self.records.terms.iter().enumerate() {
            if let Some(record) = term.record.as_ref().and_then(find) {
                self.terms_of.entry(record).or_default().push(Id::Term(number(n)));
            }
        }
    }

    pub(super) fn index_weights(&mut self) {
        let bodies: Vec<Id> = self.bodies().map(|(id, _)| id).collect();
        self.weights = bodies
            .into_iter()
            .map(|body| (body, self.count_below(body)))
            .collect();
    }

    fn count_below(&self, body: Id) -> usize {
        let mut entries = Vec::new();
        let mut open = vec![body];
        while let Some(id) = open.pop() {
            entries.extend_from_slice(self.entries_of(id));
            open.extend_from_slice(self.children(id));
        }
        entries.sort_unstable();
        entries.dedup();
        entries.len()
    }
}
