namespace Tracker.Web.Tests.Features.Accounts;

/// <summary>
/// Who may use which route: <c>anybody</c>, whoever is <c>signed in</c>, or the least role. Editors and administrators count only with a
/// second factor, save where <c>signed in</c> is enough. <c>by Bearer</c>: a token is asked for, and no cookie counts.
/// </summary>
internal static class RoutesAndRoles
{
    public static IReadOnlyList<string> Table { get; } =
    """
    ANY /error/{code:int?} | anybody
    ANY /healthz/live | anybody
    ANY /healthz/ready | anybody
    ANY /{*path} | anybody
    GET / | anybody
    GET /about | anybody
    GET /account | signed in
    GET /account/delete | signed in
    GET /account/deleted | anybody
    GET /account/second-factor | signed in
    GET /account/sessions | signed in
    GET /account/tokens | contributor
    GET /admin/settings | administrator
    GET /admin/tokens | administrator
    GET /admin/users | administrator
    GET /admin/users/{id}/delete | administrator
    GET /agencies | anybody
    GET /agencies.{format:regex(^(csv|json|xlsx)$)} | anybody
    GET /agencies/new | editor
    GET /agencies/suggest.json | anybody
    GET /agencies/{agencyRef} | anybody
    GET /agencies/{agencyRef}/edit | editor
    GET /agencies/{agencyRef}/history | anybody
    GET /agencies/{agencyRef}/merge | editor
    GET /api/v1/me | by Bearer, signed in
    GET /api | anybody
    GET /api/v1/records | anybody
    GET /api/v1/records/{recordRef} | anybody
    GET /border-zone | anybody
    GET /changes | anybody
    GET /changes.atom | anybody
    GET /changes.{format:regex(^(csv|json|xlsx)$)} | anybody
    GET /changes/{id:long} | anybody
    GET /changes/{id:long}/take-back | editor
    GET /checks | anybody
    GET /checks.{format:regex(^(csv|json|xlsx)$)} | anybody
    GET /checks/new | contributor
    GET /checks/{checkRef} | anybody
    GET /checks/{checkRef}/delete | editor
    GET /checks/{checkRef}/history | anybody
    GET /compare | anybody
    GET /compare.{format:regex(^(csv|json|xlsx)$)} | anybody
    GET /coming | anybody
    GET /coming.ics | anybody
    GET /coming.{format:regex(^(csv|json|xlsx)$)} | anybody
    GET /corrections/new | anybody
    GET /corrections/{key:length(32)} | anybody
    GET /data | anybody
    GET /data/dictionary | anybody
    GET /data/dictionary.{format:regex(^(csv|json|xlsx)$)} | anybody
    GET /data/heads.{format:regex(^(csv|json|xlsx)$)} | anybody
    GET /data/package.zip | anybody
    GET /data/templates/{type}.{format:regex(^(csv|xlsx)$)} | anybody
    GET /gaps | anybody
    GET /gaps.{format:regex(^(csv|json|xlsx)$)} | anybody
    GET /glossary | anybody
    GET /imports | contributor
    GET /imports/columns | contributor
    GET /imports/mappings | editor
    GET /imports/mappings/{id} | editor
    GET /imports/mappings/{id}.json | editor
    GET /imports/{id} | contributor
    GET /imports/{id}/progress | contributor
    GET /imports/{id}/refused.csv | contributor
    GET /join/ask | anybody
    GET /join/{token} | anybody
    GET /jurisdictions | anybody
    GET /jurisdictions.{format:regex(^(csv|json|xlsx)$)} | anybody
    GET /jurisdictions.geojson | anybody
    GET /jurisdictions/suggest.json | anybody
    GET /jurisdictions/{geoid:regex(^\d{{2,10}}$)} | anybody
    GET /jurisdictions/{geoid:regex(^\d{{2,10}}$)}/compare | anybody
    GET /jurisdictions/{geoid:regex(^\d{{2,10}}$)}/compare.{format:regex(^(csv|json|xlsx)$)} | anybody
    GET /jurisdictions/{geoid:regex(^\d{{2,10}}$)}/history | anybody
    GET /lists | anybody
    GET /lists.{format:regex(^(csv|json|xlsx)$)} | anybody
    GET /lists/{slug} | anybody
    GET /lists/{slug}.{format:regex(^(csv|json|xlsx)$)} | anybody
    GET /lists/{slug}/left | anybody
    GET /lists/{slug}/left/{recordRef} | editor
    GET /map | anybody
    GET /map.geojson | anybody
    GET /map.png | anybody
    GET /map.{format:regex(^(csv|json|xlsx)$)} | anybody
    GET /map.{format:regex(^svg$)} | anybody
    GET /map/embed | anybody
    GET /map/spells.json | anybody
    GET /method | anybody
    GET /not-allowed | anybody
    GET /openapi/v1.json | anybody
    GET /proposals | contributor
    GET /proposals/{proposalRef} | contributor
    GET /proposals/{proposalRef}/edit | contributor
    GET /records | anybody
    GET /records.{format:regex(^(csv|json|xlsx)$)} | anybody
    GET /records.geojson | anybody
    GET /records/{recordRef} | anybody
    GET /records/{recordRef}/compare | anybody
    GET /records/{recordRef}/delete | editor
    GET /records/{recordRef}/edit | contributor
    GET /records/{recordRef}/history | anybody
    GET /records/{recordRef}/versions/{number} | anybody
    GET /records/{recordRef}/versions/{number}.json | anybody
    GET /records/{recordRef}/versions/{number}/revert | editor
    GET /records/{type}/like.json | contributor
    GET /records/{type}/new | contributor
    GET /review | editor
    GET /review/corrections/{correctionRef} | editor
    GET /review/{proposalRef} | editor
    GET /review/{proposalRef}/amend | editor
    GET /search | anybody
    GET /search/suggest.json | anybody
    GET /sign-in | anybody
    GET /sign-in/code | anybody
    GET /sign-in/forgotten | anybody
    GET /signed-out | anybody
    GET /sources | anybody
    GET /sources.{format:regex(^(csv|json|xlsx)$)} | anybody
    GET /sources/new | editor
    GET /sources/suggest.json | anybody
    GET /sources/{sourceRef} | anybody
    GET /sources/{sourceRef}/delete | editor
    GET /sources/{sourceRef}/edit | editor
    GET /sources/{sourceRef}/files/{sha256} | anybody
    GET /sources/{sourceRef}/history | anybody
    GET /states | anybody
    GET /states.{format:regex(^(csv|json|xlsx)$)} | anybody
    GET /states/{code:length(2)} | anybody
    GET /taxonomy | anybody
    GET /taxonomy/{**slug} | anybody
    GET /trends | anybody
    GET /trends.png | anybody
    GET /trends.svg | anybody
    GET /trends.{format:regex(^(csv|json|xlsx)$)} | anybody
    POST /account/delete | signed in
    POST /account/email/erase | signed in
    POST /account/passkeys | signed in
    POST /account/passkeys/options | signed in
    POST /account/passkeys/remove | signed in
    POST /account/password | signed in
    POST /account/second-factor/app | signed in
    POST /account/second-factor/app/confirm | signed in
    POST /account/second-factor/app/remove | signed in
    POST /account/second-factor/codes | signed in
    POST /account/sessions/end | signed in
    POST /account/sessions/end-others | signed in
    POST /account/tokens | contributor
    POST /account/tokens/revoke | contributor
    POST /admin/settings | administrator
    POST /admin/tokens/revoke | administrator
    POST /admin/users/invitations/take-back | administrator
    POST /admin/users/invite | administrator
    POST /admin/users/links/handed-over | administrator
    POST /admin/users/{id}/decline | administrator
    POST /admin/users/{id}/delete | administrator
    POST /admin/users/{id}/disable | administrator
    POST /admin/users/{id}/enable | administrator
    POST /admin/users/{id}/forget-factors | administrator
    POST /admin/users/{id}/let-in | administrator
    POST /admin/users/{id}/reset | administrator
    POST /admin/users/{id}/role | administrator
    POST /agencies/new | editor
    POST /agencies/{agencyRef}/edit | editor
    POST /agencies/{agencyRef}/merge | editor
    POST /api/v1/imports | by Bearer, contributor
    POST /api/v1/records/{type} | by Bearer, contributor
    POST /changes/{id:long}/take-back | editor
    POST /checks/new | contributor
    POST /checks/{checkRef}/delete | editor
    POST /corrections/new | anybody
    POST /imports | contributor
    POST /imports/columns | contributor
    POST /imports/fetch | editor
    POST /imports/mappings | editor
    POST /imports/mappings/{id}/delete | editor
    POST /imports/mappings/{id}/rename | editor
    POST /imports/{id}/agencies | editor
    POST /imports/{id}/apply | editor
    POST /imports/{id}/decline | editor
    POST /imports/{id}/places | editor
    POST /imports/{id}/propose | contributor
    POST /imports/{id}/rows | contributor
    POST /imports/{id}/undo | editor
    POST /join/ask | anybody
    POST /join/{token} | anybody
    POST /lists/{slug}/left/{recordRef} | editor
    POST /proposals/{proposalRef}/edit | contributor
    POST /proposals/{proposalRef}/withdraw | contributor
    POST /records/{recordRef}/delete | editor
    POST /records/{recordRef}/edit | contributor
    POST /records/{recordRef}/versions/{number}/revert | editor
    POST /records/{type}/new | contributor
    POST /review/corrections/{correctionRef}/decline | editor
    POST /review/corrections/{correctionRef}/taken-up | editor
    POST /review/many | editor
    POST /review/{proposalRef}/accept | editor
    POST /review/{proposalRef}/amend | editor
    POST /review/{proposalRef}/decline | editor
    POST /sign-in | anybody
    POST /sign-in/code | anybody
    POST /sign-in/forgotten | anybody
    POST /sign-in/passkey | anybody
    POST /sign-in/passkey/options | anybody
    POST /sign-out | anybody
    POST /sources/new | editor
    POST /sources/{sourceRef}/delete | editor
    POST /sources/{sourceRef}/edit | editor
    PUT /api/v1/records/{recordRef} | by Bearer, contributor
    """.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
