using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Marketplace.Channels.Http;
using Marketplace.Channels.Seam;
using Microsoft.AspNetCore.WebUtilities;

namespace Marketplace.Tests.Channels.Toy;

/// <summary>The channel of <c>docs/adding-a-channel.md</c>: everything that a seller needs of one, for an imaginary marketplace.</summary>
internal sealed class ToyChannel(Uri host) : ICallByHttp, IAuthorizeByKeys, IImportListings, IPublishListings, IPushStock, IPullOrders, IShipOrders, ICancelOrders, IRefundOrders
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };
    private static readonly ChannelCalls _calls = new("Toy", Describe);

    public string Id => "toy";

    public string Name => "Toy";

    public bool Configured => true;

    public ChannelLimits Limits { get; } = new(PerSecond: null, PerDay: null, MaxConcurrency: 4, StockBatch: 1);

    public IReadOnlyList<ChannelSetting> ConnectFields { get; } = [new("shop", "Shop", "text", Required: true, "As in your shop's address.", [])];

    public IReadOnlyList<Uri> Addresses(string? accountId) => accountId is null ? [] : [new(host, $"{accountId}/")];

    public string QuotaKey(string accountId) => accountId;

    public RateReading? ReadRate(HttpResponseMessage response) => null;

    public void Authorize(HttpRequestMessage request, ChannelCredentials credentials) => request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", credentials.AccessToken);

    public ChannelResult<Uri> BuildAuthorizeUrl(KeysStart start) => start.Inputs["shop"].Contains('/', StringComparison.Ordinal)
        ? new ChannelError(ChannelErrorKind.Rejected, "Only the shop's name.", Field: "shop")
        : new Uri(QueryHelpers.AddQueryString(
            new Uri(host, $"{start.Inputs["shop"]}/consent").ToString(),
            new Dictionary<string, string?> { ["state"] = start.State, ["keysTo"] = start.CallbackUrl.ToString(), ["backTo"] = start.ReturnUrl.ToString() }));

    public SentKeys? ReadKeys(ReadOnlySpan<byte> body) =>
        JsonSerializer.Deserialize<ToyKeys>(body, _json) is { State: { } state, Key: { } key } ? new SentKeys(state, new ChannelCredentials(key, null, null), ["all"]) : null;

    public Task<ChannelResult<GrantedAccount>> AcceptKeysAsync(HttpClient http, SentKeys keys, IReadOnlyDictionary<string, string> inputs, CancellationToken cancellationToken) =>
        Task.FromResult<ChannelResult<GrantedAccount>>(new GrantedAccount(keys.Credentials, inputs["shop"], inputs["shop"], new Uri(host, inputs["shop"]), keys.Scopes));

    public async Task<ChannelResult<ChannelPage<RemoteListing>>> ReadListingsAsync(ChannelSession session, string? cursor, CancellationToken cancellationToken)
    {
        var all = await SendAsync<List<ToyItem>>(session, HttpMethod.Get, "items", null, cancellationToken);
        return all.Succeeded ? new ChannelPage<RemoteListing>([.. all.Value.Select(item => item.ToRemote())], [], null, all.Value.Count) : all.Error;
    }

    public async Task<ChannelResult<RemoteListing>> ReadListingAsync(ChannelSession session, string remoteId, CancellationToken cancellationToken) =>
        Listing(await SendAsync<ToyItem>(session, HttpMethod.Get, $"items/{remoteId}", null, cancellationToken));

    public IReadOnlyList<ListingProblem> Check(ListingDraft draft, JsonElement settings) =>
        draft.Variants.All(variant => variant.Price > 0) ? [] : [new ListingProblem("price", "Toy sells nothing for free.")];

    /// <summary>The item's number is the SKU, so putting it again is the same item: nothing has to be looked up after an unknown outcome.</summary>
    public Task<ChannelResult<RemoteListing>> PublishAsync(
        ChannelSession session, ListingDraft draft, PublishCheckpoint reached, Func<PublishCheckpoint, Task> checkpoint, Func<string, Task<bool>> isKnown, CancellationToken cancellationToken) =>
        UpdateAsync(session, draft.Variants[0].Sku, draft, reached, checkpoint, cancellationToken);

    public async Task<ChannelResult<RemoteListing>> UpdateAsync(
        ChannelSession session, string remoteId, ListingDraft draft, PublishCheckpoint reached, Func<PublishCheckpoint, Task> checkpoint, CancellationToken cancellationToken) =>
        Listing(await SendAsync<ToyItem>(
            session, HttpMethod.Put, $"items/{remoteId}", new ToyItem(remoteId, draft.Title, draft.Variants[0].Price, draft.Variants[0].Quantity, OnSale: true), cancellationToken));

    public Task<ChannelResult<Done>> EndAsync(ChannelSession session, string remoteId, CancellationToken cancellationToken) => DeleteAsync(session, remoteId, cancellationToken);

    public async Task<ChannelResult<Done>> DeleteAsync(ChannelSession session, string remoteId, CancellationToken cancellationToken) =>
        await DoAsync(session, HttpMethod.Delete, $"items/{remoteId}", null, cancellationToken) is { Error: { Kind: not ChannelErrorKind.NotFound } error } ? error : Done.Instance;

    public async Task<IReadOnlyList<ChannelResult<StockPushed>>> PushStockAsync(ChannelSession session, IReadOnlyList<StockPush> pushes, CancellationToken cancellationToken)
    {
        var push = pushes[0];
        var item = await SendAsync<ToyItem>(session, HttpMethod.Get, $"items/{push.RemoteId}", null, cancellationToken);
        if (!item.Succeeded)
            return [item.Error];
        var (before, wanted) = (item.Value.Quantity, push.Levels.Values.Single());
        var written = await DoAsync(session, HttpMethod.Put, $"items/{push.RemoteId}/quantity", wanted, cancellationToken);
        return [written.Succeeded ? new StockPushed(new Dictionary<string, int> { [push.RemoteId] = before }, before != wanted, wanted == 0 ? "sold_out" : "active") : written.Error];
    }

    public async Task<ChannelResult<OrdersPage>> ReadOrdersAsync(ChannelSession session, string? cursor, CancellationToken cancellationToken)
    {
        var orders = await SendAsync<List<ToyOrder>>(session, HttpMethod.Get, $"orders?since={cursor ?? "0"}", null, cancellationToken);
        if (!orders.Succeeded)
            return orders.Error;
        var last = orders.Value.Select(order => order.Version).DefaultIfEmpty(long.Parse(cursor ?? "0")).Max();
        return new OrdersPage([.. orders.Value.Select(order => order.ToRemote())], [], last.ToString(), More: false, orders.Value.Count);
    }

    public async Task<ChannelResult<RemoteOrder>> ReadOrderAsync(ChannelSession session, string remoteId, CancellationToken cancellationToken)
    {
        var order = await SendAsync<ToyOrder>(session, HttpMethod.Get, $"orders/{remoteId}", null, cancellationToken);
        return order.Succeeded ? order.Value.ToRemote() : order.Error;
    }

    public Task<ChannelResult<Done>> ShipAsync(ChannelSession session, string orderRemoteId, string carrier, string trackingNumber, string? note, CancellationToken cancellationToken) =>
        DoAsync(session, HttpMethod.Put, $"orders/{orderRemoteId}/tracking", trackingNumber, cancellationToken);

    public Task<ChannelResult<Done>> CancelAsync(ChannelSession session, string orderRemoteId, string reason, CancellationToken cancellationToken) =>
        DoAsync(session, HttpMethod.Put, $"orders/{orderRemoteId}/cancelled", reason, cancellationToken);

    public async Task<ChannelResult<RefundIssued>> RefundAsync(ChannelSession session, RefundRequest request, CancellationToken cancellationToken) =>
        await DoAsync(session, HttpMethod.Put, $"orders/{request.OrderRemoteId}/refunds/{request.Key}", request.Amount, cancellationToken) is { Error: { } error } ? error : new RefundIssued(request.Key);

    private static ChannelResult<RemoteListing> Listing(ChannelResult<ToyItem> item) => item.Succeeded ? item.Value.ToRemote() : item.Error;

    private static ChannelError Describe(HttpRequestMessage request, HttpResponseMessage response, string body) => response.StatusCode switch
    {
        HttpStatusCode.NotFound => new(ChannelErrorKind.NotFound, "Toy does not have it."),
        HttpStatusCode.Unauthorized => new(ChannelErrorKind.Unauthorized, "Toy no longer accepts the key. Connect the shop again."),
        _ => new(ChannelErrorKind.Rejected, $"Toy refuses this: {body}"),
    };

    private static Task<ChannelResult<T>> SendAsync<T>(ChannelSession session, HttpMethod method, string path, object? body, CancellationToken cancellationToken) where T : notnull =>
        _calls.ReadAsync(session.Http, Request(session, method, path, body), (JsonTypeInfo<T>)_json.GetTypeInfo(typeof(T)), cancellationToken);

    private static Task<ChannelResult<Done>> DoAsync(ChannelSession session, HttpMethod method, string path, object? body, CancellationToken cancellationToken) =>
        _calls.DoAsync(session.Http, Request(session, method, path, body), cancellationToken);

    private static HttpRequestMessage Request(ChannelSession session, HttpMethod method, string path, object? body) =>
        new HttpRequestMessage(method, new Uri(session.Http.BaseAddress!, path)) { Content = body is null ? null : JsonContent.Create(body) }.Named($"{method} {path.Split('/')[0]}");
}
