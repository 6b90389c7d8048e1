//! The settings' file.

use super::fields::{Fields, Problems, text_of};
use super::list::decode_list;
use super::track::decode_track;
use crate::catalog::model::{Publish, Settings, Workflow};
use crate::catalog::yaml::Node;

const SETTINGS_KEYS: &[&str] = &["title", "tracks", "lists", "workflow", "extra"];
const WORKFLOW_KEYS: &[&str] = &["base", "branch", "sign_off", "publish"];

const PUBLISHES: &[(&str, Publish)] = &[
    ("with-change", Publish::WithChange),
    ("on-base", Publish::OnBase),
];

/// The settings that a tree says, as far as they can be read, with every problem of shape added.
pub fn decode_settings(node: &Node, problems: &mut Problems) -> Settings {
    let Some(fields) = Fields::of(node, "the file of settings", SETTINGS_KEYS, problems) else {
        return Settings::default();
    };
    fields.need("title", problems);
    let mut settings = Settings {
        title: fields.line("title", problems).unwrap_or_default(),
        ..Settings::default()
    };
    for (key, node) in fields.pairs("tracks", problems) {
        let id = text_of(key);
        problems.judge_id("the track's id", id, &key.span);
        if let Some(track) = decode_track(node, id, problems) {
            settings.tracks.insert(id.to_string(), track);
        }
    }
    for (key, node) in fields.pairs("lists", problems) {
        let id = text_of(key);
        problems.judge_id("the list's id", id, &key.span);
        if let Some(list) = decode_list(node, id, problems) {
            settings.lists.insert(id.to_string(), list);
        }
    }
    if let Some(node) = fields.get("workflow") {
        settings.workflow = workflow(node, problems);
    }
    fields.pairs("extra", problems);
    settings
}

fn workflow(node: &Node, problems: &mut Problems) -> Workflow {
    let mut workflow = Workflow::default();
    let Some(fields) = Fields::of(node, "`workflow`", WORKFLOW_KEYS, problems) else {
        return workflow;
    };
    workflow.base = fields.line("base", problems);
    if let Some(branch) = fields.text("branch", problems) {
        workflow.branch = branch;
    }
    if let Some(sign_off) = fields.boolean("sign_off", problems) {
        workflow.sign_off = sign_off;
    }
    if let Some(publish) = fields.one_of("publish", PUBLISHES, problems) {
        workflow.publish = publish;
    }
    workflow
}

#[cfg(test)]
mod tests {
    use crate::catalog::decode::testing::settings_shape as shape;

    #[test]
    fn the_least_settings_are_a_title() {
        assert_eq!(shape("title: T\n"), [""; 0]);
        assert_eq!(
            shape("extra: {a: 1}\n"),
            ["`extra` missing-key: the file of settings has no `title`; add `title: …`"]
        );
        assert_eq!(shape("title: ' '\n"), ["`' '` one-line: `title` is empty"]);
    }

    #[test]
    fn unknown_keys_are_answered_with_the_nearest_or_all() {
        assert_eq!(
            shape("title: T\nlist: {}\ncolour: red\n"),
            [
                "`list` unknown-key: the file of settings has no key `list`; did you mean `lists`?",
                "`colour` unknown-key: the file of settings has no key `colour`; \
                 the keys are title, tracks, lists, workflow, extra",
            ]
        );
    }

    #[test]
    fn tracks_lists_and_extra_are_mappings() {
        assert_eq!(
            shape("title: T\ntracks: [cncf]\nlists: main\nextra: []\n"),
            [
                "`[cncf]` wrong-type: `tracks` is a list, where a mapping is wanted",
                "`main` wrong-type: `lists` is text, where a mapping is wanted",
                "`[]` wrong-type: `extra` is a list, where a mapping is wanted",
            ]
        );
    }

    #[test]
    fn ids_of_lists_are_ids() {
        let list = "title: T\nlists:\n  a/b: {template: a.md, output: b.md}\n";
        assert_eq!(
            shape(list),
            ["`a/b` id: the list's id `a/b` may only have lower-case letters a-z, digits and `-`"]
        );
    }

    #[test]
    fn a_workflow_is_of_its_few_words() {
        let workflow = "base: main, branch: 'x-{id}', sign_off: false, publish: on-base";
        assert_eq!(
            shape(&format!("title: T\nworkflow: {{{workflow}}}\n")),
            [""; 0]
        );
        assert_eq!(
            shape("title: T\nworkflow: {sign_off: yes, publish: never, bas: main}\n"),
            [
                "`bas` unknown-key: `workflow` has no key `bas`; did you mean `base`?",
                "`yes` wrong-type: `sign_off` is text, where true or false is wanted",
                "`never` unknown-value: `publish` cannot be `never`; \
                 it is one of with-change, on-base",
            ]
        );
    }
}
