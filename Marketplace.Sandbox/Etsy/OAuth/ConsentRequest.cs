using Marketplace.Sandbox.Etsy.Store;
using Microsoft.AspNetCore.WebUtilities;

namespace Marketplace.Sandbox.Etsy.OAuth;

/// <summary>The parameters that an app sends the seller's browser to the consent page with.</summary>
internal sealed record ConsentRequest(EtsyApp App, Uri RedirectUri, IReadOnlyList<string> Scopes, string State, string CodeChallenge)
{
    /// <summary>Where to send the browser back, with what is wrong; null where nothing is.</summary>
    public Uri? Refusal { get; private init; }

    /// <summary>Reads the parameters. An unknown app or address gives a message for the seller, since sending the browser to an
    /// address that nobody registered would hand out codes; any other fault goes back to the app.</summary>
    public static (ConsentRequest? Request, string? Problem) Read(EtsyStore store, IQueryCollection query)
    {
        if (store.Apps.Find(Value("client_id")) is not { } app)
            return (null, "The application that is requesting authorization is not known: check client_id.");
        if (!Uri.TryCreate(Value("redirect_uri"), UriKind.Absolute, out var redirect) || !IsRegistered(app, redirect))
            return (null, "The application that is requesting authorization provided an invalid redirect_uri.");

        string[] scopes = Value("scope").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var request = new ConsentRequest(app, redirect, scopes, Value("state"), Value("code_challenge"));
        var (error, description) = Fault(request, Value("response_type"), Value("code_challenge_method"));
        return error is null
            ? (request, null)
            : (request with { Refusal = request.Back(("error", error), ("error_description", description!)) }, null);

        string Value(string name) => query[name].ToString();
    }

    /// <summary>The app's address with an answer and the state.</summary>
    public Uri Back(params ReadOnlySpan<(string Name, string Value)> answer)
    {
        var uri = RedirectUri.ToString();
        foreach (var (name, value) in answer)
            uri = QueryHelpers.AddQueryString(uri, name, value);
        return new Uri(State.Length > 0 ? QueryHelpers.AddQueryString(uri, "state", State) : uri);
    }

    private static (string? Error, string? Description) Fault(ConsentRequest request, string responseType, string method) => request switch
    {
        _ when responseType != "code" => ("unsupported_response_type", "response_type must be code"),
        { State.Length: 0 } => ("invalid_request", "state is required"),
        { Scopes.Count: 0 } => ("invalid_scope", "scope is required"),
        _ when request.Scopes.FirstOrDefault(s => !EtsyScopes.All.ContainsKey(s)) is { } unknown => ("invalid_scope", $"unknown scope {unknown}"),
        _ when method != "S256" => ("invalid_request", "code_challenge_method must be S256"),
        // SHA-256 in base64url without padding has 43 characters.
        { CodeChallenge.Length: not 43 } => ("invalid_request", "code_challenge must be a base64url SHA-256"),
        _ => (null, null),
    };

    private static bool IsRegistered(EtsyApp app, Uri redirect) =>
        app.RedirectUris.Contains(redirect.ToString()) || (redirect.IsLoopback && redirect.Scheme is "http" or "https");
}
