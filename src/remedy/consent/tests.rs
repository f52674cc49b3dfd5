use super::{
    APPLE, App, Assigned, BlockPolicy, ConsentState, Defect, Grants, Maker, Prefers, Read,
    UserConsent, admin_consent_link, app, assigned, block_policies, gates, grants, languages,
    requests, security_defaults, user_consent,
};
use crate::model::{Cloud, Instant};
use crate::remedy::Consent;
use proptest::prelude::*;

const ME: &str = "11111111-1111-4111-8111-111111111111";

#[test]
fn every_question_has_its_address_and_permission() {
    for (read, path, permission) in [
        (
            Read::App,
            "/v1.0/servicePrincipals?$filter=appId%20eq%20%27f8d98a96-0999-43f5-8af3-69971c7bb423%27&$select=id,appId,displayName,accountEnabled,appRoleAssignmentRequired",
            "Application.Read.All",
        ),
        (
            Read::Grants("a'b&c".into()),
            "/v1.0/oauth2PermissionGrants?$filter=clientId%20eq%20%27a%27%27b%26c%27",
            "Directory.Read.All",
        ),
        (
            Read::UserConsent,
            "/v1.0/policies/authorizationPolicy?$select=defaultUserRolePermissions",
            "Policy.Read.All",
        ),
        (
            Read::Languages(vec!["a'/b?c".into(), "d".into()]),
            "/v1.0/users?$filter=id%20in%20(%27a%27%27%2Fb%3Fc%27,%27d%27)&$select=id,preferredLanguage",
            "Directory.Read.All",
        ),
        (
            Read::Messages,
            "/v1.0/admin/serviceAnnouncement/messages?$orderby=lastModifiedDateTime%20desc",
            "ServiceMessage.Read.All",
        ),
        (
            Read::Requests,
            "/v1.0/identityGovernance/appConsent/appConsentRequests?$filter=userConsentRequests/any(u:u/status%20eq%20%27InProgress%27)",
            "ConsentRequest.Read.All",
        ),
        (
            Read::Policies,
            "/v1.0/identity/conditionalAccess/policies",
            "Policy.Read.All",
        ),
    ] {
        assert_eq!(
            (read.path().as_str(), read.permission()),
            (path, permission)
        );
    }
}

fn state(
    app: Option<Option<App>>,
    grants: Option<Grants>,
    policies: Option<&[&str]>,
) -> ConsentState {
    ConsentState {
        app,
        assigned: None,
        grants,
        gates: vec![],
        user_consent: policies.map(|p| UserConsent {
            policies: p.iter().map(|p| (*p).to_owned()).collect(),
        }),
    }
}

#[test]
fn what_follows_for_a_person() {
    let there = |enabled, assignment_required| {
        Some(Some(App {
            id: "x".into(),
            enabled,
            assignment_required,
        }))
    };
    let nobody = || {
        Some(Grants {
            complete: true,
            ..Grants::default()
        })
    };
    let mine = || {
        Some(Grants {
            people: vec![ME.to_uppercase()],
            complete: true,
            ..Grants::default()
        })
    };
    let all = || {
        Some(Grants {
            everybody: true,
            ..Grants::default()
        })
    };
    let cut = || Some(Grants::default());
    let legacy: &[&str] = &["microsoft-user-default-legacy"];
    let managed: &[&str] = &[
        "microsoft-user-default-recommended",
        "microsoft-user-default-allow-consent-apps",
    ];
    let recommended: &[&str] = &["microsoft-user-default-recommended"];
    let low: &[&str] = &["microsoft-user-default-low"];
    let own: &[&str] = &["contoso-policy"];
    for (n, (found, want)) in [
        (state(None, None, Some(legacy)), Consent::Unknown),
        (
            state(there(false, false), all(), Some(legacy)),
            Consent::AppDisabled,
        ),
        (
            state(there(true, true), all(), Some(legacy)),
            Consent::NeedsAssignment,
        ),
        (state(there(true, false), all(), None), Consent::Given),
        (state(there(true, false), mine(), None), Consent::Given),
        (
            state(there(true, false), None, Some(legacy)),
            Consent::Unknown,
        ),
        (
            state(there(true, false), cut(), Some(legacy)),
            Consent::Unknown,
        ),
        (state(there(true, false), nobody(), None), Consent::Unknown),
        (
            state(there(true, false), nobody(), Some(legacy)),
            Consent::PersonMay,
        ),
        (state(Some(None), None, Some(managed)), Consent::PersonMay),
        (
            state(Some(None), None, Some(recommended)),
            Consent::AdminOnly,
        ),
        (state(Some(None), None, Some(low)), Consent::AdminOnly),
        (state(Some(None), None, Some(&[])), Consent::AdminOnly),
        (state(Some(None), None, Some(own)), Consent::Unknown),
        (state(Some(None), None, None), Consent::Unknown),
    ]
    .into_iter()
    .enumerate()
    {
        assert_eq!(found.of(Some(ME)), want, "{n}: {found:?}");
    }
    assert_eq!(
        state(there(true, false), mine(), Some(low)).of(None),
        Consent::AdminOnly
    );
}

#[test]
fn answers_are_read() {
    let there = format!(
        r#"{{"value":[{{"id":"o","appId":"{APPLE}","displayName":"iOS Accounts","accountEnabled":true,"appRoleAssignmentRequired":false}}]}}"#
    );
    assert_eq!(
        app(there.as_bytes()),
        Some(Some(App {
            id: "o".into(),
            enabled: true,
            assignment_required: false
        }))
    );
    assert_eq!(app(br#"{"value":[]}"#), Some(None));
    assert_eq!(app(br#"{"value":[],"@odata.nextLink":"x"}"#), None);
    assert_eq!(app(br#"{"error":{"code":"x"}}"#), None);

    let mut found = Grants::default();
    let next = grants(br#"{"value":[{"consentType":"Principal","principalId":"p1","scope":" EAS.AccessAsUser.All User.Read"},{"consentType":"AllPrincipals","principalId":null,"scope":"User.Read"}],"@odata.nextLink":"more"}"#, &mut found);
    assert_eq!(next, Some(Some("more".to_owned())));
    assert_eq!(
        (found.everybody, found.complete, found.has("P1")),
        (false, false, true)
    );
    assert_eq!(
        grants(
            br#"{"value":[{"consentType":"AllPrincipals","scope":"EWS.AccessAsUser.All"}]}"#,
            &mut found
        ),
        Some(None)
    );
    assert!(found.everybody && found.complete && found.has("anybody"));

    assert_eq!(
        user_consent(br#"{"defaultUserRolePermissions":{"permissionGrantPoliciesAssigned":["managePermissionGrantsForSelf.microsoft-user-default-recommended","ManagePermissionGrantsForSelf.microsoft-user-default-allow-consent-apps","ManagePermissionGrantsForOwnedResource.microsoft-dynamically-managed-permissions-for-team"]}}"#)
            .map(|c| c.for_apple_mail()),
        Some(Consent::PersonMay)
    );
    assert_eq!(
        user_consent(br#"{"defaultUserRolePermissions":{"permissionGrantPoliciesAssigned":["ManagePermissionGrantsForOwnedResource.x"]}}"#)
            .map(|c| c.for_apple_mail()),
        Some(Consent::AdminOnly)
    );
    assert_eq!(user_consent(br#"{"defaultUserRolePermissions":{}}"#), None);
    for (list, want) in [
        (
            r#"{"value":[{"id":"1","appId":"F8D98A96-0999-43f5-8af3-69971c7bb423"}]}"#,
            Some((true, None)),
        ),
        (
            r#"{"value":[{"id":"1","appId":"x"}],"@odata.nextLink":"y"}"#,
            Some((false, Some("y".to_owned()))),
        ),
        (r#"{"value":[{"id":"1"}]}"#, None),
    ] {
        assert_eq!(requests(list.as_bytes()), want, "{list}");
    }
    assert_eq!(
        languages(br#"{"value":[{"id":"1","preferredLanguage":"de-CH"},{"id":"2","preferredLanguage":null}]}"#),
        Some((
            vec![Prefers {
                id: "1".to_owned(),
                tag: "de-CH".to_owned()
            }],
            None
        ))
    );
    assert_eq!(security_defaults(br#"{"isEnabled":true}"#), Some(true));
    assert_eq!(security_defaults(b"{}"), None);
}

#[test]
fn a_block_is_measured_by_what_it_lacks() {
    let policies = br#"{"value":[
      {"displayName":"Whole","state":"enabled","conditions":{"clientAppTypes":["exchangeActiveSync","other"],"applications":{"includeApplications":["All"]},"users":{"includeUsers":["All"]}},"grantControls":{"builtInControls":["block"]}},
      {"displayName":"Microsoft-managed: Block legacy authentication","state":"enabledForReportingButNotEnforced","createdDateTime":"2026-10-01T08:00:00Z","conditions":{"clientAppTypes":["exchangeActiveSync","other"],"applications":{"includeApplications":["All"]},"users":{"includeUsers":["All"],"excludeUsers":["a"],"excludeGroups":["b"]}},"grantControls":{"builtInControls":["block"]}},
      {"displayName":"Holes","state":"disabled","conditions":{"clientAppTypes":["other"],"applications":{"includeApplications":["Office365"]},"users":{"includeGroups":["g"]},"locations":{"includeLocations":["All"]}},"grantControls":{"builtInControls":["block"]}},
      {"displayName":"MFA","state":"enabled","conditions":{"clientAppTypes":["other"]},"grantControls":{"builtInControls":["mfa"]}},
      {"displayName":"All clients","state":"enabled","conditions":{"clientAppTypes":["all"]},"grantControls":{"builtInControls":["block"]}},
      {"displayName":"No controls","state":"enabled","conditions":{"clientAppTypes":["other"]},"grantControls":null}
    ]}"#;
    let (found, next) = block_policies(policies).unwrap();
    assert_eq!(next, None);
    let policy = |name: &str, managed, defects: &[Defect]| BlockPolicy {
        name: name.to_owned(),
        maker: if managed {
            Maker::Managed
        } else {
            Maker::Tenant
        },
        defects: defects.to_vec(),
        left_out: if managed {
            vec!["a".to_owned()]
        } else {
            vec![]
        },
        created: managed.then(|| Instant::parse("2026-10-01T08:00:00Z").unwrap()),
    };
    // Forty-five days later at the earliest; a policy of the tenant's own waits for somebody.
    assert_eq!(
        found
            .iter()
            .map(BlockPolicy::switches_on)
            .collect::<Vec<_>>(),
        [None, Instant::parse("2026-11-15T08:00:00Z"), None]
    );
    assert_eq!(
        found,
        [
            policy("Whole", false, &[]),
            policy(
                "Microsoft-managed: Block legacy authentication",
                true,
                &[
                    Defect::ReportOnly,
                    Defect::Excluded {
                        people: 1,
                        groups: 1
                    }
                ]
            ),
            policy(
                "Holes",
                false,
                &[
                    Defect::Off,
                    Defect::OneCondition,
                    Defect::NotAllApps,
                    Defect::NotAllUsers,
                    Defect::OtherConditions
                ]
            ),
        ]
    );
}

/// What stops Apple Mail though consent is there: (grant controls, conditions, for me, for everybody, apps).
#[test]
fn a_policy_for_other_apps_or_managed_devices_is_a_gate() {
    let all = r#""clientAppTypes":["all"],"applications":{"includeApplications":["All"]},"users":{"includeUsers":["All"]}"#;
    let ios = r#""clientAppTypes":["mobileAppsAndDesktopClients"],"applications":{"includeApplications":["Office365"]},"users":{"includeUsers":["All"]},"platforms":{"includePlatforms":["android","iOS"]}"#;
    let android = r#""clientAppTypes":["all"],"applications":{"includeApplications":["All"]},"users":{"includeUsers":["All"]},"platforms":{"includePlatforms":["android"]}"#;
    let browser = r#""clientAppTypes":["browser"],"applications":{"includeApplications":["All"]},"users":{"includeUsers":["All"]}"#;
    let teams = r#""clientAppTypes":["all"],"applications":{"includeApplications":["cc15fd57-2c6c-4117-a88c-83b1d56b4bbe"]},"users":{"includeUsers":["All"]}"#;
    let not_me = format!(
        r#""applications":{{"includeApplications":["All"]}},"users":{{"includeUsers":["All"],"excludeUsers":["{ME}"]}}"#
    );
    let group = r#""applications":{"includeApplications":["All"]},"users":{"includeGroups":["g"]}"#;
    let app = r#""operator":"OR","builtInControls":["approvedApplication","compliantApplication"]"#;
    let either = r#""operator":"OR","builtInControls":["compliantDevice","compliantApplication"]"#;
    let device = r#""operator":"AND","builtInControls":["mfa","compliantDevice"]"#;
    let or_mfa = r#""operator":"OR","builtInControls":["mfa","compliantDevice"]"#;
    let mfa = r#""operator":"OR","builtInControls":["mfa"]"#;
    for (controls, conditions, want) in [
        (app, all, Some((true, true, true))),
        (app, ios, Some((true, true, true))),
        (either, all, Some((true, true, false))),
        (device, all, Some((true, true, false))),
        (app, group, Some((true, false, true))),
        (app, not_me.as_str(), Some((false, true, true))),
        (or_mfa, all, None),
        (mfa, all, None),
        (app, android, None),
        (app, browser, None),
        (app, teams, None),
    ] {
        let page = |state: &str| {
            format!(
                r#"{{"value":[{{"displayName":"P","state":"{state}","conditions":{{{conditions}}},"grantControls":{{{controls}}}}}]}}"#
            )
        };
        let found = gates(page("enabled").as_bytes()).unwrap();
        let first = found.first();
        let told = first.map(|g| (g.holds(Some(ME)), g.holds(None), g.apps));
        assert_eq!(told, want, "{controls} {conditions}");
        assert!(gates(page("disabled").as_bytes()).unwrap().is_empty());
        // Consent alone no longer says that the steps can be finished.
        let given = Some(Grants {
            everybody: true,
            ..Grants::default()
        });
        let known = ConsentState {
            gates: found,
            ..state(
                Some(Some(App {
                    id: "x".into(),
                    enabled: true,
                    assignment_required: false,
                })),
                given,
                None,
            )
        };
        let stops = want.is_some_and(|(me, ..)| me);
        let consent = if stops {
            Consent::PolicyStops
        } else {
            Consent::Given
        };
        assert_eq!(known.of(Some(ME)), consent, "{controls} {conditions}");
    }
}

#[test]
fn baseline_security_mode_counts_no_days() {
    let page = br#"{"value":[{"displayName":"Baseline Security Mode: Block legacy authentication","state":"enabledForReportingButNotEnforced","createdDateTime":"2026-10-01T08:00:00Z","conditions":{"clientAppTypes":["exchangeActiveSync","other"],"applications":{"includeApplications":["All"]},"users":{"includeUsers":["All"]}},"grantControls":{"builtInControls":["block"]}}]}"#;
    let (found, _) = block_policies(page).unwrap();
    assert_eq!(
        (found[0].maker, found[0].switches_on()),
        (Maker::Baseline, None)
    );
}

#[test]
fn the_link_is_for_the_tenant_or_not_at_all() {
    assert_eq!(
        admin_consent_link(Cloud::Global, Some(ME))
            .unwrap()
            .matches(ME)
            .count(),
        1
    );
    for bad in ["a/b", "x?y", "a b", "", "ä.example"] {
        assert_eq!(admin_consent_link(Cloud::Global, Some(bad)), None, "{bad}");
    }
    assert!(
        admin_consent_link(Cloud::China, None)
            .unwrap()
            .contains("/organizations/")
    );
}

proptest! {
    #[test]
    fn other_bytes_are_no_answer_and_no_crash(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = (app(&bytes), user_consent(&bytes), block_policies(&bytes), requests(&bytes));
        let _ = grants(&bytes, &mut Grants::default());
    }
}

#[test]
fn an_assignment_is_told_only_where_it_is_known() {
    let read = |pages: &[&str]| {
        let mut all = Assigned::default();
        let last = pages.iter().map(|p| assigned(p.as_bytes(), &mut all));
        assert!(last.last().unwrap().is_some());
        all
    };
    let me = format!(r#"{{"principalId":"{ME}","principalType":"User"}}"#);
    let group = r#"{"principalId":"g","principalType":"Group"}"#;
    let service = r#"{"principalId":"s","principalType":"ServicePrincipal"}"#;
    let page = |items: &str| format!(r#"{{"value":[{items}]}}"#);
    let cut = |items: &str| format!(r#"{{"value":[{items}],"@odata.nextLink":"x"}}"#);
    let all = || Grants {
        everybody: true,
        ..Grants::default()
    };
    let mine = || Grants {
        people: vec![ME.to_owned()],
        complete: true,
        ..Grants::default()
    };
    let nobody = || Grants {
        complete: true,
        ..Grants::default()
    };
    for (pages, has, grants, want) in [
        (vec![page(&me)], Some(true), all(), Consent::Given),
        (vec![page(&me)], Some(true), nobody(), Consent::AdminOnly),
        (vec![page(&me)], Some(true), mine(), Consent::Unknown),
        (
            vec![page(&me)],
            Some(true),
            Grants::default(),
            Consent::Unknown,
        ),
        (vec![cut(&me)], Some(true), all(), Consent::Given),
        (
            vec![cut(service), page(&me)],
            Some(true),
            all(),
            Consent::Given,
        ),
        (
            vec![page(service)],
            Some(false),
            all(),
            Consent::NeedsAssignment,
        ),
        (vec![page("")], Some(false), all(), Consent::NeedsAssignment),
        (vec![cut("")], None, all(), Consent::NeedsAssignment),
        (vec![page(group)], None, all(), Consent::NeedsAssignment),
    ] {
        let pages: Vec<&str> = pages.iter().map(String::as_str).collect();
        let found = read(&pages);
        assert_eq!(found.has(&ME.to_uppercase()), has, "{pages:?}");
        let known = ConsentState {
            app: Some(Some(App {
                id: "x".into(),
                enabled: true,
                assignment_required: true,
            })),
            assigned: Some(found),
            grants: Some(grants),
            user_consent: None,
            gates: vec![],
        };
        assert_eq!(known.of(Some(ME)), want, "{pages:?}");
        assert_eq!(known.of(None), Consent::NeedsAssignment);
    }
    assert_eq!(assigned(b"{}", &mut Assigned::default()), None);
    assert_eq!(
        Read::Assigned("a/b?c".to_owned()).path(),
        "/v1.0/servicePrincipals/a%2Fb%3Fc/appRoleAssignedTo?$select=principalId,principalType&$top=999"
    );
}
