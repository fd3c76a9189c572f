using System.Collections.Immutable;
using System.Net;
using Marketplace.Contracts.Sellers;
using Marketplace.Tests.Fixtures;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Orleans;

namespace Marketplace.Tests.Api.Live;

public sealed class ExtensionHubTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly ExtensionRequest _request = new(
        "GET", "https://www.vinted.fr/api/v2/users/current", ImmutableDictionary<string, string>.Empty.Add("accept", "application/json"));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IGrainFactory Grains => api.Services.GetRequiredService<IGrainFactory>();

    [Fact]
    public async Task A_grain_has_the_sellers_extension_make_a_request_and_gets_its_answer()
    {
        var seller = await api.RegisterSellerAsync();
        ExtensionRequest? asked = null;
        await using var extension = await ConnectAsync(seller, request =>
        {
            asked = request;
            return new(200, ImmutableDictionary<string, string>.Empty.Add("x-from", "browser"), new string('b', 100_000));
        });

        var answer = await Grains.GetGrain<ISellerGrain>(seller.SellerId).AskExtension(_request);

        answer.Status.ShouldBe(200);
        answer.Headers["x-from"].ShouldBe("browser");
        answer.Body!.Length.ShouldBe(100_000);
        asked.ShouldNotBeNull().Url.ShouldBe(_request.Url);
        asked.Headers["accept"].ShouldBe("application/json");
    }

    [Fact]
    public async Task Requests_that_wait_together_get_each_its_own_answer()
    {
        var seller = await api.RegisterSellerAsync();
        await using var extension = await ConnectAsync(seller, request => new(200, request.Headers, request.Url));
        var grain = Grains.GetGrain<ISellerGrain>(seller.SellerId);
        var urls = Enumerable.Range(0, 20).Select(i => $"https://www.vinted.fr/items/{i}").ToArray();
        var answers = await Task.WhenAll(urls.Select(url => grain.AskExtension(_request with { Url = url })));
        answers.Select(answer => answer.Body).ShouldBe(urls);
    }

    [Fact]
    public async Task Another_sellers_extension_is_not_asked()
    {
        var (mine, other) = (await api.RegisterSellerAsync(), await api.RegisterSellerAsync());
        await using var extension = await ConnectAsync(mine, _ => new(200, ImmutableDictionary<string, string>.Empty));
        await Should.ThrowAsync<ExtensionUnavailableException>(Grains.GetGrain<ISellerGrain>(other.SellerId).AskExtension(_request));
    }

    [Fact]
    public async Task After_the_extension_has_left_nobody_is_asked()
    {
        var seller = await api.RegisterSellerAsync();
        var extension = await ConnectAsync(seller, _ => new(200, ImmutableDictionary<string, string>.Empty));
        var grain = Grains.GetGrain<ISellerGrain>(seller.SellerId);
        await grain.AskExtension(_request);
        await extension.DisposeAsync();
        await Eventually.BecomesTrueAsync(async () =>
        {
            var asking = grain.AskExtension(_request);
            // Asked in the moment before the end was noticed, it would only answer after a minute.
            return await Task.WhenAny(asking, Task.Delay(TimeSpan.FromMilliseconds(200), Cancel)) == asking
                && asking.Exception?.InnerException is ExtensionUnavailableException;
        }, Cancel);
    }

    [Fact]
    public async Task Nobody_connects_without_signing_in() =>
        (await api.Api.Anonymous().PostAsync("/hubs/extension/negotiate?negotiateVersion=1", null, Cancel)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

    private Task<HubConnection> ConnectAsync(SignedIn seller, Func<ExtensionRequest, ExtensionResponse> answer) =>
        SimulatedExtension.ConnectAsync(api.Api, seller, answer, Cancel);
}
