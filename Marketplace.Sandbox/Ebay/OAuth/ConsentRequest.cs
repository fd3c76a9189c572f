using Marketplace.Sandbox.Ebay.Store;
using Microsoft.AspNetCore.WebUtilities;

namespace Marketplace.Sandbox.Ebay.OAuth;

/// <summary>The parameters that an app sends the seller's browser to the consent page with. <c>redirect_uri</c> is the app's RuName,
/// a name under which its address is registered; never an address itself.</summary>
internal sealed record ConsentRequest(EbayApp App, IReadOnlyList<string> Scopes, string State)
{
    public static (ConsentRequest? Request, string? Problem) Read(EbayStore store, IQueryCollection query)
    {
        if (store.Apps.Find(Value("client_id")) is not { } app)
            return (null, "unauthorized_client: the OAuth client was not found.");
        if (app.RuName != Value("redirect_uri"))
            return (null, "invalid_request: redirect_uri must be the RuName of the application.");
        if (Value("response_type") != "code")
            return (null, "unsupported_response_type: response_type must be code.");
        string[] scopes = Value("scope").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (scopes.Length == 0 || scopes.FirstOrDefault(scope => !EbayScopes.All.ContainsKey(scope)) is not null)
            return (null, "invalid_scope: the requested scope is invalid, unknown, malformed, or exceeds the scope granted to the client.");
        return (new ConsentRequest(app, scopes, Value("state")), null);

        string Value(string name) => query[name].ToString();
    }

    /// <summary>The address that the RuName stands for, with an answer and the state.</summary>
    public string Back(Uri accept, params IEnumerable<KeyValuePair<string, string?>> answer) =>
        QueryHelpers.AddQueryString(accept.ToString(), State.Length > 0 ? answer.Append(new("state", State)) : answer);
}
