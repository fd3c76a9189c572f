using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Marketplace.Contracts.Connections;
using Marketplace.Tests.Channels.Etsy;
using Marketplace.Tests.Fixtures;
using Marketplace.Tests.Journeys;

namespace Marketplace.Tests.Api.Connections;

/// <summary>A seller on an API whose Etsy is the simulator in this process.</summary>
internal static class ConnectedSeller
{
    public static Task<ApiHost> StartApiAsync(PostgresFixture postgres, EtsySandbox etsy) => ApiHost.StartAsync(postgres, new Dictionary<string, string>
    {
        ["Channels:Etsy:ApiBaseUrl"] = etsy.Options.ApiBaseUrl.ToString(),
        ["Channels:Etsy:AuthorizeUrl"] = etsy.Options.AuthorizeUrl.ToString(),
        ["Channels:Etsy:TokenUrl"] = etsy.Options.TokenUrl.ToString(),
        ["Channels:Etsy:WebhookPortalUrl"] = etsy.Options.WebhookPortalUrl!.ToString(),
        ["Channels:Etsy:KeyString"] = etsy.Options.KeyString,
        ["Channels:Etsy:SharedSecret"] = etsy.Options.SharedSecret,
    });

    /// <summary>Goes to the consent page and agrees.</summary>
    /// <returns>The callback's address, not yet visited.</returns>
    public static async Task<Uri> ConsentAsync(this SignedIn seller, EtsySandbox etsy, string shop = EtsySandbox.EmptyShop, string returnPath = "/connections")
    {
        using var answer = await seller.Http.PostAsJsonAsync("/api/connections/etsy/authorize", new AuthorizeRequest(returnPath), TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await etsy.ConsentAsync((await answer.Content.ReadFromJsonAsync<AuthorizeResponse>(TestContext.Current.CancellationToken))!.AuthorizeUrl, shop);
    }

    /// <returns>The connection's id.</returns>
    public static async Task<Guid> ConnectAsync(this SignedIn seller, EtsySandbox etsy, string shop = EtsySandbox.EmptyShop) =>
        await seller.Http.ReturnAsync(await seller.ConsentAsync(etsy, shop));

    public static async Task<ConnectionModel> ReadAsync(this SignedIn seller, Guid connection) =>
        (await seller.Http.GetFromJsonAsync<ConnectionModel>($"/api/connections/{connection}", TestContext.Current.CancellationToken))!;

    public static async Task<JsonElement> SettingsAsync(this SignedIn seller, Guid connection) =>
        (await seller.Http.GetFromJsonAsync<ConnectionSettings>($"/api/connections/{connection}/settings", TestContext.Current.CancellationToken))!.Settings;
}
