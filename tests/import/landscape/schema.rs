//! A landscape comes out in its own schema: the same keys at the same places, in the same forms.

use catalog::import::Why;
use serde_yaml::Value;

use crate::harness::{Desk, list, reported, taken};
use crate::round_trip::round;

/// An item of each kind that landscapes have, in the order of their names.
const WHOLE: &str = r##"landscape:
  - category:
    name: Wires
    subcategories:
      - subcategory:
        name: Meshes
        items:
          - item:
            name: Alpha
            description: Carries *things* from "here" to there.
            homepage_url: https://alpha.example/
            project: graduated
            repo_url: https://github.com/alpha/alpha
            branch: main
            license: Apache-2.0
            additional_repos:
              - repo_url: https://github.com/alpha/one
              - repo_url: https://github.com/alpha/two
            logo: alpha.svg
            twitter: https://twitter.com/alpha
            crunchbase: https://www.crunchbase.com/organization/alpha
            url_for_bestpractices: https://bestpractices.example/1
            joined: '2018-01-02'
            enduser: true
            unnamed_organization: false
            open_source: false
            allow_duplicate_repo: true
            stock_ticker: 'ALPH'
            organization: {name: Alpha Inc., employees: '12'}
            second_path:
              - Tools / Builders
              - Tools / Packers
            extra:
              accepted: '2019-03-01'
              incubating: '2020-05-06'
              graduated: '2022-07-08'
              annual_review_date: '2021-01-01'
              annual_review_url: https://review.example/1
              artwork_url: https://artwork.example
              audits:
                - {date: '2024-05-14', type: fuzzing, url: 'https://audit.example/1', vendor: V}
              blog_url: https://blog.example
              branch: release
              chat_channel: '#alpha'
              clomonitor_name: alpha
              dev_stats_url: https://stats.example
              discord_url: https://discord.example
              gitter_url: https://gitter.example
              github_discussions_url: https://github.com/alpha/alpha/discussions
              mailing_list_url: https://lists.example
              other_links:
                - {name: Talk, url: 'https://talk.example'}
                - {name: Home, url: 'https://alpha.example/'}
              package_manager_url: https://packages.example
              parent_project: Omega
              slack_url: https://slack.example
              specification: false
              summary_personas: 'Cooks, Pilots; see https://personas.example.'
              summary_tags: 'a,b'
              tag: [networking, security]
              annotations: {team: wires, 'on': call}
          - item:
            name: Beta
            homepage_url: https://beta.example
            project: archived
            license: Some License
            logo: beta.svg
            parent_project: Alpha
            specification: true
            enduser: 'true'
            additional_repos:
              - repo_url: https://github.com/beta/one
                branch: main
            second_path: Tools / Builders
            extra:
              accepted: '2019-03-01'
              archived: '2021-03-01'
              stars: 12
              other_links: [https://other.example]
      - subcategory:
        name: Empty
        items: []
  - category:
    name: Tools
    subcategories:
      - subcategory:
        name: Builders
        items: []
      - subcategory:
        name: Packers
        items:
          - item:
            name: Gamma
            logo: gamma.svg
            project: growth
            extra:
              accepted: '2021-01-02'
              incubating: 2021/01/02
          - item:
            name: Omega
            logo: omega.svg
            project: incubating
            extra:
              accepted: '2021-01-02'
              incubating: '2021-01-02'
"##;

fn yaml(text: &str) -> Value {
    serde_yaml::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// The items of a landscape with their names.
fn items(text: &str) -> Vec<(String, Value)> {
    let whole = yaml(text);
    let root = whole.get("landscape").or_else(|| whole.get("categories"));
    let list = |value: Option<&Value>| value.and_then(Value::as_sequence).cloned();
    let categories = list(root).expect("categories");
    let areas = categories
        .iter()
        .flat_map(|category| list(category.get("subcategories")).expect("subcategories"));
    let items = areas.flat_map(|area| list(area.get("items")).expect("items"));
    let named = |item: Value| (item["name"].as_str().expect("a name").to_string(), item);
    items.map(named).collect()
}

#[test]
fn every_key_stands_where_it_stood_in_the_form_that_it_had() {
    let (reading, page) = round(WHOLE, None, &list("l"));
    assert_eq!(
        reported(&reading, Why::Heading),
        [(81, "name: Empty".into())]
    );
    let is_reported =
        |item: &&catalog::import::Item| matches!(item.fate, catalog::import::Fate::Reported(_));
    assert_eq!(reading.items.iter().filter(is_reported).count(), 1);
    let source = WHOLE.replace(
        "      - subcategory:\n        name: Empty\n        items: []\n",
        "",
    );
    for ((name, was), (_, is)) in items(&source).iter().zip(items(&page)) {
        assert_eq!(was, &is, "{name}: {page}");
    }
    assert_eq!(yaml(&source), yaml(&page), "{page}");
}

#[test]
fn keys_come_in_the_order_that_they_had() {
    let (_, page) = round(WHOLE, None, &list("l"));
    let lines = page.lines().take_while(|line| !line.contains("Beta"));
    let key = |line: &str| {
        let line = line.strip_prefix("            ")?;
        let (key, _) = line.split_once(':').filter(|_| !line.starts_with(' '))?;
        Some(key.to_string())
    };
    let keys: Vec<String> = lines.filter_map(key).collect();
    let expected = "name description homepage_url project repo_url branch license additional_repos logo twitter crunchbase url_for_bestpractices joined enduser unnamed_organization open_source allow_duplicate_repo stock_ticker organization second_path extra";
    assert_eq!(keys.join(" "), expected);
}

#[test]
fn the_documented_form_comes_out_as_it_is_documented() {
    let text = "# Data\n\ncategories:\n  - # Its name.\n    name: A\n    subcategories:\n      - name: B\n        items:\n          - name: C\n            homepage_url: https://c.example\n            logo: c.svg\n            additional_repos: []\n            second_path: []\n            extra:\n              - accepted: 2024-05-14\n                audits: []\n                blog_url: https://blog.example\n";
    let (_, page) = round(text, None, &list("l"));
    assert_eq!(
        page,
        "categories:\n  - name: \"A\"\n    subcategories:\n      - name: \"B\"\n        items:\n          - name: \"C\"\n            homepage_url: \"https://c.example\"\n            logo: \"c.svg\"\n            extra:\n              accepted: \"2024-05-14\"\n              blog_url: \"https://blog.example\"\n"
    );
}

/// A landscape with one item that has these keys, each on a line.
pub fn one(keys: &[&str]) -> String {
    let lines: String = keys
        .iter()
        .map(|key| format!("            {key}\n"))
        .collect();
    format!(
        "landscape:\n  - category:\n    name: P\n    subcategories:\n      - subcategory:\n        name: Q\n        items:\n          - item:\n            name: Alpha\n{lines}"
    )
}

#[test]
fn what_entries_get_by_hand_comes_out_where_landscapes_have_it() {
    let mut desk = Desk::new();
    desk.take(&one(&["logo: a.svg", "project: sandbox"]), None, &list("l"));
    let path = "catalog/projects/beta.yaml";
    desk.files.insert(
        path.to_string(),
        "name: Beta\ndescription: Does it.\nhomepage: https://beta.example\nrepository: https://github.com/b/b\nlicense: MIT\nareas: [l/p/q]\nmaturity:\n  maturity:\n    - level: sandbox\n      date: 2020-01-02\n    - level: archived\n      date: 2021-01-02\n      reason: R\nlinks:\n  chat: [https://slack.example, {title: IRC, url: \"ircs://irc.example\"}]\n  twitter: https://twitter.example/b\n  blog: https://blog.example\n  additional-repos: https://github.com/b/c\n  repository: https://github.com/b/d\n  other: https://other.example\nextra:\n  logo: b.svg\n  enduser: true\n  stars: 3\n  tag: [x]\n  chat-channel: \"#b\"\n".to_string(),
    );
    desk.edit_settings("retired: []", "retired: [{id: archived, title: Archived}]");
    desk.load();
    let page = desk.page("l");
    let beta = &items(&page)[1].1;
    let expected = "item:\nname: Beta\nhomepage_url: https://beta.example\nrepo_url: https://github.com/b/b\nadditional_repos:\n- repo_url: https://github.com/b/c\nlogo: b.svg\ndescription: Does it.\nlicense: MIT\ntwitter: https://twitter.example/b\nenduser: true\nproject: archived\nextra:\n  accepted: '2020-01-02'\n  archived: '2021-01-02'\n  blog_url: https://blog.example\n  slack_url: https://slack.example\n  stars: 3\n  tag: [x]\n  chat_channel: '#b'\n  other_links:\n  - {name: 'https://other.example', url: 'https://other.example'}\n  - {name: IRC, url: 'ircs://irc.example'}\n  - {name: 'https://github.com/b/d', url: 'https://github.com/b/d'}\n";
    assert_eq!(beta, &yaml(expected), "{page}");
}

#[test]
fn an_entry_stands_in_the_first_of_its_areas_that_the_list_is_about() {
    let (mut desk, _) = taken(WHOLE, None);
    let entry = |id: &str, areas: &str| {
        (
            format!("catalog/projects/{id}.yaml"),
            format!("name: {id}\nareas: [{areas}]\n"),
        )
    };
    desk.files.extend([
        entry("a-outside", "m/x, l/tools/packers, l/wires/meshes"),
        entry("b-list", "l"),
        entry("c-category", "l/wires, l/tools/packers"),
        entry("d-deep", "l/wires/meshes/deep, l/tools"),
    ]);
    let areas = desk.files.get_mut("catalog/areas.yaml").expect("areas");
    *areas = areas.replace(
        "          - id: meshes\n            title: Meshes\n",
        "          - id: meshes\n            title: Meshes\n            areas:\n              - id: deep\n                title: Deep\n",
    );
    areas.push_str("  - id: m\n    title: M\n    areas:\n      - id: x\n        title: X\n");
    desk.load();
    let page = desk.page("l");
    let places: Vec<(String, String, String)> = yaml(&page)["landscape"]
        .as_sequence()
        .expect("categories")
        .iter()
        .flat_map(|category| {
            let areas = category["subcategories"].as_sequence().expect("areas");
            areas.iter().flat_map(|area| {
                let items = area["items"].as_sequence().expect("items").iter();
                items.map(|item| {
                    let words = |value: &Value| value.as_str().unwrap_or_default().to_string();
                    let paths = item.get("second_path").and_then(Value::as_sequence);
                    let paths: Vec<String> = paths.into_iter().flatten().map(words).collect();
                    let place = format!("{} / {}", words(&category["name"]), words(&area["name"]));
                    (words(&item["name"]), place, paths.join(", "))
                })
            })
        })
        .collect();
    let place = |name: &str| {
        let mut found = places.iter().filter(|(own, ..)| own == name);
        let (_, place, others) = found.next().expect("an item");
        assert_eq!(found.count(), 0, "{name} once: {page}");
        (place.as_str(), others.as_str())
    };
    assert_eq!(place("a-outside"), ("Tools / Packers", "Wires / Meshes"));
    assert_eq!(place("b-list"), ("l / l", ""));
    assert_eq!(place("c-category"), ("Wires / Wires", "Tools / Packers"));
    assert_eq!(place("d-deep"), ("Wires / Deep", "Tools / Tools"));
    assert_eq!(
        place("Alpha"),
        ("Wires / Meshes", "Tools / Builders, Tools / Packers")
    );
}

#[test]
fn categories_keep_their_order_whatever_second_paths_name_first() {
    let text = one(&["second_path: [Last / New, Other / Y]"])
        + "  - category:\n    name: Other\n    subcategories:\n      - {name: X, items: [{name: Beta}]}\n      - {name: Y, items: []}\n  - category:\n    name: Last\n    subcategories:\n      - {name: Z, items: [{name: Gamma}]}\n";
    let (_, page) = round(&text, None, &list("l"));
    let names: Vec<&str> = page
        .lines()
        .filter_map(|line| line.trim().strip_prefix("name: "))
        .collect();
    assert_eq!(
        names.join(" ").replace('"', ""),
        "P Q Alpha Other X Beta Y Last Z Gamma New"
    );
}
