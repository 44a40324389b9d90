//! The file of corrections: where each holds, several programs at once, what others said.

use std::path::PathBuf;

use nutgraf::analysis::ActorKind;
use nutgraf::corrections::{Correction, List, Named, Scope, What};
use nutgraf::export::corrections::parse;
use nutgraf::export::notes::About;
use nutgraf::kept::corrections::Corrections;

struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let name = format!("nutgraf-corrections-{name}-{}", std::process::id());
        let path = std::env::temp_dir().join(name);
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn kept(&self) -> Corrections {
        Corrections::within(self.0.join("state"))
    }

    fn about(&self, name: &str) -> About {
        let path = self.0.join(name);
        std::fs::write(&path, "A text.\n").unwrap();
        About {
            name: name.to_owned(),
            path: Some(path.display().to_string()),
            key: Some(format!("key of {name}")),
        }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn hide(id: &str, scope: Scope) -> Correction {
    Correction {
        id: id.to_owned(),
        scope,
        day: Some("2026-11-26".to_owned()),
        what: What::Hide {
            actor: Named::new(id, ActorKind::Person),
        },
    }
}

fn ids(list: &List) -> Vec<&str> {
    list.0.iter().map(|said| said.id.as_str()).collect()
}

#[test]
fn a_scope_tells_for_which_documents_a_correction_holds() {
    let folder = Folder::new("scope");
    let kept = folder.kept();
    let (one, two) = (folder.about("one.md"), folder.about("two.md"));
    let elsewhere = About {
        name: "x".to_owned(),
        path: Some("/elsewhere/x".to_owned()),
        key: None,
    };
    let ours = List(vec![
        hide("here", Scope::Document),
        hide("folder", Scope::Folder),
        hide("all", Scope::Always),
    ]);
    kept.save(&one, &List::default(), &ours).unwrap();
    let of = |about: &About| nutgraf::kept::corrections::of(&kept.load().all, about);
    assert_eq!(of(&one), ours);
    assert_eq!(ids(&of(&two)), ["folder", "all"]);
    assert_eq!(ids(&of(&elsewhere)), ["all"]);
    // A scope that is changed is kept, and so is what is taken back.
    let mut wider = ours.clone();
    wider.0[0].scope = Scope::Always;
    kept.save(&one, &ours, &wider).unwrap();
    assert_eq!(ids(&of(&elsewhere)), ["here", "all"]);
    kept.save(&two, &of(&two), &List::default()).unwrap();
    assert_eq!(ids(&of(&one)), [] as [&str; 0]);
}

/// What is said later is of what was said before: one that comes back stands where it stood.
#[test]
fn the_order_in_which_they_were_said_is_kept() {
    let folder = Folder::new("order");
    let (kept, about) = (folder.kept(), folder.about("one.md"));
    let all = List(vec![
        hide("first", Scope::Document),
        hide("second", Scope::Always),
        hide("third", Scope::Document),
    ]);
    kept.save(&about, &List::default(), &all).unwrap();
    let mut fewer = all.clone();
    fewer.take("first");
    kept.save(&about, &all, &fewer).unwrap();
    kept.save(&about, &fewer, &all).unwrap();
    let found = nutgraf::kept::corrections::of(&kept.load().all, &about);
    assert_eq!(ids(&found), ["first", "second", "third"]);
}

#[test]
fn two_programs_at_once_lose_nothing() {
    let folder = Folder::new("twice");
    let about = folder.about("one.md");
    let writers: Vec<_> = (0..4)
        .map(|writer| {
            let (kept, about) = (folder.kept(), about.clone());
            std::thread::spawn(move || {
                let mut base = List::default();
                for nth in 0..10 {
                    let mut ours = base.clone();
                    ours.put(
                        usize::MAX,
                        hide(&format!("{writer}-{nth}"), Scope::ALL[nth % 3]),
                    );
                    base = kept.save(&about, &base, &ours).unwrap();
                }
            })
        })
        .collect();
    writers
        .into_iter()
        .for_each(|writer| writer.join().unwrap());
    assert_eq!(folder.kept().load().all.len(), 40);
}

#[test]
fn a_file_that_is_taken_in_twice_is_as_one_that_is_taken_in_once() {
    let folder = Folder::new("again");
    let kept = folder.kept();
    let about = folder.about("one.md");
    let ours = List(vec![
        hide("here", Scope::Document),
        hide("all", Scope::Always),
    ]);
    kept.save(&about, &List::default(), &ours).unwrap();
    let file = folder.0.join("state/corrections.json");
    let once = std::fs::read_to_string(&file).unwrap();
    assert_eq!(kept.add(parse(&once).unwrap()), Ok(0));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), once);
    assert!(
        once.contains("\"say\": \"hide\"") && once.contains("\"day\": \"2026-11-26\""),
        "{once}"
    );
    // A damaged one is set aside, a later one left alone.
    std::fs::write(&file, "{\"version\": 1, \"corr").unwrap();
    assert!(kept.load().said.unwrap().contains("damaged1"));
    std::fs::write(&file, "{\"version\": 9}").unwrap();
    assert!(kept.load().said.unwrap().contains("version 9"));
    assert!(kept.save(&about, &List::default(), &ours).is_err());
    let strange = "{\"version\":1,\"corrections\":[{\"id\":\"1\",\"scope\":\"always\",\"say\":\"unmark\",\"place\":{\"quote\":\"x\"}}]}";
    assert!(parse(strange).is_err());
}
