using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using Marketplace.Contracts.Sellers;
using Marketplace.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Orleans;

namespace Marketplace.Tests.Api.Live;

public sealed class SellerHubTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_browser_hears_its_own_sellers_news_and_no_others()
    {
        var (mine, other) = (await api.RegisterSellerAsync(), await api.RegisterSellerAsync());
        using var browser = await ConnectAsync(mine);
        var grains = api.Services.GetRequiredService<IGrainFactory>();
        var (wanted, foreign) = (Guid.CreateVersion7(), Guid.CreateVersion7());

        // The subscription follows the handshake; what is told before it is heard by nobody.
        var hearing = HearAsync(browser, wanted.ToString());
        await Eventually.BecomesTrueAsync(async () =>
        {
            await grains.GetGrain<ISellerGrain>(other.SellerId).Publish(new(SellerEvents.OrderChanged, foreign));
            await grains.GetGrain<ISellerGrain>(mine.SellerId).Publish(new(SellerEvents.OrderChanged, wanted));
            return hearing.IsCompleted;
        }, Cancel);

        var heard = await hearing;
        heard.ShouldContain("\"target\":\"event\"");
        heard.ShouldContain("\"type\":\"order.changed\"");
        heard.ShouldNotContain(foreign.ToString());
    }

    [Fact]
    public async Task Nobody_listens_without_signing_in() =>
        (await api.Api.Anonymous().PostAsync("/hubs/seller/negotiate?negotiateVersion=1", null, Cancel)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

    private async Task<ClientWebSocket> ConnectAsync(SignedIn seller)
    {
        var cookies = new CookieContainer();
        using var http = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies }) { BaseAddress = api.Api.BaseAddress };
        (await http.PostAsJsonAsync("/api/auth/login?useCookies=true", new { seller.Me.Email, seller.Password }, Cancel)).EnsureSuccessStatusCode();
        var socket = new ClientWebSocket { Options = { Cookies = cookies } };
        await socket.ConnectAsync(new UriBuilder(api.Api.BaseAddress) { Scheme = "ws", Path = "/hubs/seller" }.Uri, Cancel);
        await socket.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"json\",\"version\":1}\u001e"), WebSocketMessageType.Text, true, Cancel);
        await HearAsync(socket, "\u001e");
        return socket;
    }

    private static async Task<string> HearAsync(ClientWebSocket socket, string until)
    {
        var (heard, buffer) = (new StringBuilder(), new byte[4096]);
        while (!heard.ToString().Contains(until, StringComparison.Ordinal))
        {
            var received = await socket.ReceiveAsync(buffer, Cancel);
            heard.Append(Encoding.UTF8.GetString(buffer, 0, received.Count));
        }

        return heard.ToString();
    }
}
