using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using Marketplace.Contracts.Sellers;
using Marketplace.Tests.Api.Live;
using Marketplace.Tests.Fixtures;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;

namespace Marketplace.Tests.Distributed.Cluster;

public sealed class LiveAcrossProcessesTests(ClusterFixture cluster) : IClassFixture<ClusterFixture>
{
    private const int Sellers = 6;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_browser_hears_what_is_published_anywhere_whichever_process_has_it()
    {
        for (var i = 0; i < Sellers; i++)
        {
            var seller = await RegisterAsync(i);
            var heard = new ConcurrentDictionary<(int Browser, Guid News), bool>();
            var browsers = await Task.WhenAll(cluster.Hosts.Select((host, browser) => ListenAsync(host, seller, news => heard[(browser, news)] = true)));
            foreach (var publisher in cluster.Hosts)
            {
                var news = Guid.CreateVersion7();
                // The subscription follows the handshake; what is told before it is heard by nobody.
                await Eventually.BecomesTrueAsync(async () =>
                {
                    await Seller(publisher, seller).Publish(new(SellerEvents.OrderChanged, news));
                    return Enumerable.Range(0, browsers.Length).All(browser => heard.ContainsKey((browser, news)));
                }, Cancel);
            }

            foreach (var browser in browsers)
                await browser.DisposeAsync();
        }
    }

    [Fact]
    public async Task The_extension_is_found_from_any_process_whichever_has_it()
    {
        for (var i = 0; i < Sellers; i++)
        {
            var seller = await RegisterAsync(i);
            await using var extension = await SimulatedExtension.ConnectAsync(
                cluster.Hosts[i % cluster.Hosts.Count], seller, request => new(200, request.Headers, request.Url), Cancel);
            foreach (var asker in cluster.Hosts)
            {
                var url = $"https://www.vinted.fr/items/{Guid.NewGuid()}";
                var answer = await Seller(asker, seller).AskExtension(new("GET", url, ImmutableDictionary<string, string>.Empty));
                answer.Body.ShouldBe(url);
            }
        }
    }

    [Fact]
    public async Task The_sellers_grains_live_on_both_silos()
    {
        var management = cluster.Hosts[0].Services.GetRequiredService<IGrainFactory>().GetGrain<IManagementGrain>(0);
        (await management.GetHosts(onlyActive: true)).Count.ShouldBe(2);
        for (var i = 0; i < Sellers * 4; i++)
            await Seller(cluster.Hosts[^1], await RegisterAsync(i)).Publish(new(SellerEvents.ProductChanged));
        var silos = await management.GetDetailedGrainStatistics();
        silos.Where(grain => grain.GrainType.Contains("SellerGrain", StringComparison.Ordinal)).Select(grain => grain.SiloAddress).Distinct().Count().ShouldBe(2);
    }

    private Task<SignedIn> RegisterAsync(int i) => cluster.Hosts[i % cluster.Hosts.Count].RegisterSellerAsync();

    private static ISellerGrain Seller(ApiHost host, SignedIn seller) =>
        host.Services.GetRequiredService<IGrainFactory>().GetGrain<ISellerGrain>(seller.SellerId);

    private static async Task<HubConnection> ListenAsync(ApiHost host, SignedIn seller, Action<Guid> hear)
    {
        var browser = await SocketConnection.BuildAsync(host, seller, "/hubs/seller", Cancel);
        browser.On<JsonElement>("event", news => hear(news.GetProperty("id").GetGuid()));
        await browser.StartAsync(Cancel);
        return browser;
    }
}
