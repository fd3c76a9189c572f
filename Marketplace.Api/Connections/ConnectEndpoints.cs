using System.Security.Claims;
using Marketplace.Api.Errors;
using Marketplace.Api.Tenancy;
using Marketplace.Channels;
using Marketplace.Channels.Seam;
using Marketplace.Contracts.Connections;
using Marketplace.Contracts.Sellers;
using Marketplace.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Orleans;

namespace Marketplace.Api.Connections;

/// <summary>The way to a channel's consent page and back.</summary>
internal static class ConnectEndpoints
{
    private const string BrowserCookie = "marketplace.connect";

    public static IEndpointRouteBuilder MapConnect(this IEndpointRouteBuilder app)
    {
        app.MapPost("/api/connections/{channel}/authorize", AuthorizeAsync).RequireAuthorization().WithTags("Connections");
        app.MapGet("/connect/{channel}/callback", ReturnAsync).AllowAnonymous().ExcludeFromDescription();
        return app;
    }

    private static async Task<Results<Ok<AuthorizeResponse>, NotFound, ProblemHttpResult, ValidationProblem>> AuthorizeAsync(
        string channel, AuthorizeRequest request, HttpContext context, ChannelRegistry channels, OAuthStates states, CurrentSeller seller, IConfiguration configuration,
        CancellationToken cancellationToken)
    {
        if (!channels.TryGet(channel, out var found) || found is not IAuthorize authorized)
            return TypedResults.NotFound();
        if (!authorized.Configured)
        {
            return TypedResults.Problem(
                $"This installation has no app key for {authorized.Name}. Its operator sets it in the configuration.", statusCode: StatusCodes.Status409Conflict,
                type: ProblemType.Named("channel-not-configured"));
        }
        var returnPath = request.ReturnPath ?? "/connections";
        if (!IsLocal(returnPath))
            return FieldProblem.Of("returnPath", "A path of this site, beginning with one slash.");
        var inputs = Inputs(authorized, request);
        if (authorized.ConnectFields.FirstOrDefault(field => field.Required && !inputs.ContainsKey(field.Name)) is { } missing)
            return FieldProblem.Of($"inputs.{missing.Name}", $"{missing.Label} is needed.");

        var browser = context.Request.Cookies[BrowserCookie] ?? OAuthStates.Random();
        context.Response.Cookies.Append(BrowserCookie, browser, new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            MaxAge = OAuthStates.Lifetime,
        });
        var redirect = configuration.PublicAddress(context.Request, $"/connect/{channel}/callback");
        var user = Guid.Parse(context.User.FindFirstValue(ClaimTypes.NameIdentifier)!);
        var (state, verifier) = await states.BeginAsync(new ConsentBegun(seller.Id, user, browser, channel, redirect, returnPath, inputs), cancellationToken);
        var url = authorized switch
        {
            IAuthorizeByOAuth oauth => oauth.BuildAuthorizeUrl(new OAuthStart(state, verifier, redirect, inputs)),
            IAuthorizeByKeys keys => keys.BuildAuthorizeUrl(new KeysStart(
                state, configuration.PublicAddress(context.Request, KeysEndpoint.Path(channel)), new Uri(QueryHelpers.AddQueryString(redirect.ToString(), "state", state)), inputs)),
            _ => throw new InvalidOperationException($"{authorized.Name} has no consent page."),
        };
        return url.Succeeded ? TypedResults.Ok(new AuthorizeResponse(url.Value)) : FieldProblem.Of($"inputs.{url.Error.Field}", url.Error.Message);
    }

    /// <summary>What the channel asks for, of what was given.</summary>
    private static Dictionary<string, string> Inputs(IAuthorize channel, AuthorizeRequest request) => channel.ConnectFields
        .Select(field => (field.Name, Value: request.Inputs?.GetValueOrDefault(field.Name)?.Trim()))
        .Where(input => !string.IsNullOrEmpty(input.Value))
        .ToDictionary(input => input.Name, input => input.Value!);

    /// <summary>Where the channel sends the seller's browser: with a code, or with an error when the seller declined.</summary>
    private static async Task<IResult> ReturnAsync(
        string channel, string? state, string? code, string? error, HttpContext context, ChannelRegistry channels, OAuthStates states, IGrainFactory grains,
        CancellationToken cancellationToken)
    {
        if (channels.TryGet(channel, out var found) && found is IAuthorizeByKeys)
            return await ReturnFromKeysAsync(channel, state, context, states, cancellationToken);
        var browser = context.Request.Cookies[BrowserCookie];
        var user = Guid.TryParse(context.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : (Guid?)null;
        if (string.IsNullOrEmpty(state) || string.IsNullOrEmpty(browser) || await states.UseAsync(state, channel, browser, user, cancellationToken) is not { } consent)
            return Refuse(context);
        if (error is not null || string.IsNullOrEmpty(code))
        {
            var message = error is "access_denied" ? "You declined on the channel's page. Nothing was connected." : "The channel did not give its consent. Try again.";
            return Back(consent.ReturnPath, "error", message);
        }
        ActingSeller.Id = consent.SellerId;
        var outcome = await grains.GetGrain<IConnectorGrain>(consent.SellerId).Complete(new ConsentGiven(
            channel, code, consent.Verifier, consent.RedirectUri, context.Request.Query.ToDictionary(p => p.Key, p => p.Value.ToString()), consent.Inputs));
        return Back(consent.ReturnPath, outcome.ConnectionId, outcome.Error);
    }

    /// <summary>The keys came, or did not come, from the channel's server before.</summary>
    private static async Task<IResult> ReturnFromKeysAsync(string channel, string? state, HttpContext context, OAuthStates states, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(state) || context.Request.Cookies[BrowserCookie] is not { Length: > 0 } browser
            || await states.ReadOutcomeAsync(state, channel, browser, cancellationToken) is not { } outcome)
            return Refuse(context);
        return context.Request.Query["success"] == "0"
            ? Back(outcome.ReturnPath, "error", "You declined on the channel's page. Nothing was connected.")
            : Back(outcome.ReturnPath, outcome.ConnectionId, outcome.Error);
    }

    private static RedirectHttpResult Back(string path, Guid? connection, string? error) =>
        connection is { } id ? Back(path, "connected", id.ToString()) : Back(path, "error", error ?? "The channel could not be connected.");

    private static RedirectHttpResult Back(string path, string name, string value) => TypedResults.LocalRedirect(QueryHelpers.AddQueryString(path, name, value));

    /// <summary>A person sees this when a link is opened twice or in another browser; a program gets the problem.</summary>
    private static IResult Refuse(HttpContext context)
    {
        const string Title = "This link is not valid any more.", Detail = "It works once, within ten minutes, in the browser in which connecting began. Begin again from your connections.";
        return context.Request.GetTypedHeaders().Accept.Any(type => type.MediaType == "text/html")
            ? TypedResults.Content(
                $"<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>{Title}</title><h1>{Title}</h1><p>{Detail}</p><p><a href=\"/connections\">Connections</a></p></html>",
                "text/html; charset=utf-8", statusCode: StatusCodes.Status400BadRequest)
            : TypedResults.Problem(Detail, title: Title, statusCode: StatusCodes.Status400BadRequest, type: ProblemType.Named("oauth-state"));
    }

    /// <summary>Browsers read a backslash as a slash, and two slashes as another site.</summary>
    private static bool IsLocal(string path) => path.StartsWith('/') && !path.StartsWith("//", StringComparison.Ordinal) && !path.StartsWith("/\\", StringComparison.Ordinal) && !path.Any(char.IsControl);
}
