//! What several test programs share.

use proptest::prelude::*;
use serde_json::{Value, json};

/// Records that meet each other: few people, devices, addresses and ids, and every kind of count.
pub(crate) fn record() -> impl Strategy<Value = Value> {
    let id = prop_oneof![
        4 => (0..25u32).prop_map(|n| json!(format!("00000000-0000-4000-8000-{n:012}"))),
        1 => (0..3u32).prop_map(|n| json!(format!("odd-{n}"))),
        1 => Just(Value::Null),
    ];
    let user = (0..4u32, any::<bool>(), any::<bool>());
    let app = prop::sample::select(vec![
        "Exchange ActiveSync",
        "Authenticated SMTP",
        "IMAP4",
        "Browser",
        "Mobile Apps and Desktop clients",
        "",
        "Something New",
    ]);
    let agent = prop::sample::select(vec![
        "Apple-iPhone14C5/1902.74",
        "Apple-iPhone14C5/1905.258",
        "Apple-iPhone10C4/1901.346",
        "BAV2ROPC",
        "",
        "Outlook/16.0",
    ]);
    let code = prop::sample::select(vec![0, 50126, 50053, 53003, 50034, 50076]);
    let details = prop::sample::select(vec![
        json!([]),
        json!([{"authenticationMethod": "Password", "succeeded": true}]),
        json!([{"authenticationMethod": "X.509 Certificate", "succeeded": true}, {"authenticationMethod": "Password", "succeeded": false}]),
    ]);
    (id, user, app, agent, code, details, 0..40u32, 0..6u8).prop_map(
        |(id, (user, with_id, ropc), app, agent, code, details, hour, net)| {
            json!({
                "id": id,
                "createdDateTime": format!("2026-11-{:02}T{:02}:00:00Z", 1 + hour / 24, hour % 24),
                "userId": if with_id { json!(format!("10000000-0000-4000-8000-{user:012}")) } else { Value::Null },
                "userPrincipalName": format!("person{}@contoso.example", user % 3),
                "userDisplayName": format!("Person {user}"),
                "appId": "f8d98a96-0999-43f5-8af3-69971c7bb423",
                "clientAppUsed": app,
                "userAgent": agent,
                "ipAddress": format!("192.0.{net}.7"),
                "authenticationProtocol": if ropc { "ropc" } else { "none" },
                "authenticationDetails": details,
                "isInteractive": hour % 2 == 0,
                "status": {"errorCode": code},
            })
        },
    )
}
