//! Problems as SARIF 2.1.0, which code scanning reads.

use serde_json::{Value, json};

use crate::catalog::diagnostic::{Diagnostic, Position, Severity};
use crate::catalog::validate::RULES;
use crate::changelog::HISTORY_RULES;
use crate::commands::report;
use crate::workflow::texts::Texts;

/// A SARIF log of one run, with the rules that found something.
pub fn render(found: &[Diagnostic], texts: &Texts) -> String {
    let mut names: Vec<&str> = found.iter().map(|diagnostic| diagnostic.rule).collect();
    names.sort_unstable();
    names.dedup();
    let results: Vec<Value> = found
        .iter()
        .map(|diagnostic| result(diagnostic, texts))
        .collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "catalog",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": names.into_iter().map(rule).collect::<Vec<_>>(),
            }},
            "results": results,
        }],
    });
    report::json(&log)
}

fn rule(name: &str) -> Value {
    let rules = RULES.iter().map(|rule| (rule.name, rule.about));
    let of_history = HISTORY_RULES.iter().map(|rule| (rule.name, rule.about));
    match rules.chain(of_history).find(|(other, _)| *other == name) {
        Some((_, about)) => json!({"id": name, "shortDescription": {"text": about}}),
        None => json!({"id": name}),
    }
}

fn result(diagnostic: &Diagnostic, texts: &Texts) -> Value {
    let level = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let text = match &diagnostic.help {
        Some(help) => format!("{}; {help}", diagnostic.message),
        None => diagnostic.message.clone(),
    };
    let mut result = json!({
        "ruleId": diagnostic.rule,
        "level": level,
        "message": {"text": text},
        "locations": [location(&diagnostic.path, texts.position(diagnostic))],
    });
    if let Some(other) = &diagnostic.other {
        let position = texts.other_position(other);
        result["relatedLocations"] = json!([location(&other.path, position)]);
    }
    result
}

fn location(path: &str, position: Option<Position>) -> Value {
    let mut place = json!({"artifactLocation": {"uri": uri(path), "uriBaseId": "%SRCROOT%"}});
    if let Some(position) = position {
        place["region"] = json!({"startLine": position.line, "startColumn": position.column});
    }
    json!({"physicalLocation": place})
}

/// A path as a relative URI reference.
fn uri(path: &str) -> String {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(byte);
    let encoded = path.bytes().map(|byte| match plain(&byte) {
        true => char::from(byte).to_string(),
        false => format!("%{byte:02X}"),
    });
    encoded.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_has_its_rule_its_level_and_its_place() {
        let diagnostic = Diagnostic {
            severity: Severity::Warning,
            rule: "unknown-area",
            path: "catalog/projects/ä b.yaml".into(),
            span: Some(2..3),
            message: "m".into(),
            help: None,
            other: None,
        };
        let text_of = |_: &str| Some("a\nb".to_string());
        let log = render(&[diagnostic], &Texts::new(&text_of));
        let log: Value = serde_json::from_str(&log).expect("JSON");
        let result = &log["runs"][0]["results"][0];
        assert_eq!(result["level"], "warning");
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(
            place["artifactLocation"]["uri"],
            "catalog/projects/%C3%A4%20b.yaml"
        );
        assert_eq!(place["region"]["startLine"], 2);
        assert_eq!(
            log["runs"][0]["tool"]["driver"]["rules"][0]["id"],
            "unknown-area"
        );
    }
}
