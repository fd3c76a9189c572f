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
        if (!channels.TryGet(channel, out var found) || found is not IAuthorizeByOAuth oauth)
            return TypedResults.NotFound();
        if (!oauth.Configured)
        {
            return TypedResults.Problem(
                $"This installation has no app key for {oauth.Name}. Its operator sets it in the configuration.", statusCode: StatusCodes.Status409Conflict,
                type: ProblemType.Named("channel-not-configured"));
        }
        var returnPath = request.ReturnPath ?? "/connections";
        if (!IsLocal(returnPath))
            return TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["returnPath"] = ["A path of this site, beginning with one slash."] });

        var browser = context.Request.Cookies[BrowserCookie] ?? OAuthStates.Random();
        context.Response.Cookies.Append(BrowserCookie, browser, new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            MaxAge = OAuthStates.Lifetime,
        });
        var redirect = new Uri(configuration.GetValue<Uri>("PublicUrl") ?? new Uri($"{context.Request.Scheme}://{context.Request.Host}"), $"/connect/{channel}/callback");
        var user = Guid.Parse(context.User.FindFirstValue(ClaimTypes.NameIdentifier)!);
        var (state, verifier) = await states.BeginAsync(new ConsentBegun(seller.Id, user, browser, channel, redirect, returnPath), cancellationToken);
        return TypedResults.Ok(new AuthorizeResponse(oauth.BuildAuthorizeUrl(new OAuthStart(state, verifier, redirect))));
    }

    /// <summary>Where the channel sends the seller's browser: with a code, or with an error when the seller declined.</summary>
    private static async Task<IResult> ReturnAsync(
        string channel, string? state, string? code, string? error, HttpContext context, OAuthStates states, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var browser = context.Request.Cookies[BrowserCookie];
        var user = Guid.TryParse(context.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : (Guid?)null;
        if (string.IsNullOrEmpty(state) || string.IsNullOrEmpty(browser) || await states.UseAsync(state, channel, browser, user, cancellationToken) is not { } consent)
            return Refuse(context);
        if (error is not null || string.IsNullOrEmpty(code))
        {
            var message = error is "access_denied" ? "You declined on the channel's page. Nothing was connected." : "The channel did not give its consent. Try again.";
            return Back(consent, "error", message);
        }
        ActingSeller.Id = consent.SellerId;
        var outcome = await grains.GetGrain<IConnectorGrain>(consent.SellerId).Complete(new ConsentGiven(channel, code, consent.Verifier, consent.RedirectUri));
        return outcome.ConnectionId is { } connection ? Back(consent, "connected", connection.ToString()) : Back(consent, "error", outcome.Error ?? "The channel could not be connected.");
    }

    private static RedirectHttpResult Back(ConsentReturned consent, string name, string value) =>
        TypedResults.LocalRedirect(QueryHelpers.AddQueryString(consent.ReturnPath, name, value));

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
