using System.Net;
using System.Net.Http.Json;
using System.Web;
using Marketplace.Contracts.Connections;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Journeys;

/// <summary>What a seller's browser does to connect a shop.</summary>
internal static class ConsentPages
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <param name="seller">Signed in; follows no redirects.</param>
    /// <param name="channel">Its id.</param>
    /// <param name="inputs">What the channel asks for first; null for nothing.</param>
    /// <param name="consent">The fields of its consent page.</param>
    /// <returns>The connection's id.</returns>
    public static async Task<Guid> ConnectAsync(
        this HttpClient seller, string channel, Dictionary<string, string>? inputs, params (string Name, string Value)[] consent)
    {
        using var begun = await seller.PostAsJsonAsync($"/api/connections/{channel}/authorize", new AuthorizeRequest(null, inputs), Cancel);
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var form = new FormUrlEncodedContent(consent.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var agreed = await browser.PostAsync((await begun.ReadAsync<AuthorizeResponse>()).AuthorizeUrl, form, Cancel);
        agreed.StatusCode.ShouldBe(HttpStatusCode.Redirect, channel);
        return await seller.ReturnAsync(agreed.Headers.Location!);
    }

    /// <summary>Comes back from the consent page.</summary>
    /// <returns>The connection's id.</returns>
    public static async Task<Guid> ReturnAsync(this HttpClient seller, Uri callback)
    {
        using var back = await seller.GetAsync(callback, Cancel);
        back.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var query = HttpUtility.ParseQueryString(back.Headers.Location!.ToString().Split('?')[1]);
        query["error"].ShouldBeNull();
        return Guid.Parse(query["connected"]!);
    }
}
