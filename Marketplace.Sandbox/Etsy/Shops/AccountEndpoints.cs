using System.Text.Json.Serialization;
using Marketplace.Sandbox.Etsy.Http;
using Marketplace.Sandbox.Etsy.Store;

namespace Marketplace.Sandbox.Etsy.Shops;

/// <summary>Who the app and the token are.</summary>
internal static class AccountEndpoints
{
    public static void MapAccount(this RouteGroupBuilder api)
    {
        api.MapGet("/openapi-ping", (EtsyCall call) => EtsyJson.Ok(new { application_id = call.App.ApplicationId })).Named("ping");
        api.MapPost("/scopes", TokenScopesAsync).Named("tokenScopes");
        api.MapGet("/users/me", GetMe).Named("getMe", "shops_r");
        api.MapGet("/users/{user_id:long}", GetUser).Named("getUser", "email_r");
    }

    private static async Task<IResult> TokenScopesAsync(EtsyCall call)
    {
        var form = await Arguments.FormAsync(call.Request, "token");
        var token = call.Store.AccessTokens.Find(form.Required("token"));
        return token is not null && token.ExpiresAt > call.Store.Now
            ? EtsyJson.Ok(new { scopes = token.Scopes })
            : throw EtsyRefusal.InvalidToken("access token is invalid");
    }

    private static IResult GetMe(EtsyCall call) => EtsyJson.Ok(new
    {
        user_id = call.UserId,
        shop_id = call.Store.Shops.All.First(s => call.Owns(s.UserId)).Id,
    });

    private static IResult GetUser(EtsyCall call, long user_id) =>
        call.Owns(user_id) && call.Store.Users.Find(user_id) is { } user
            ? EtsyJson.Ok(new UserView(user))
            : throw EtsyRefusal.NotFound();
}

internal sealed class UserView(EtsyUser user)
{
    public long UserId => user.Id;
    public string PrimaryEmail => user.Email;
    public string FirstName => user.FirstName;
    public string LastName => user.LastName;
    [JsonPropertyName("image_url_75x75")] public string? ImageUrl => null;
}
