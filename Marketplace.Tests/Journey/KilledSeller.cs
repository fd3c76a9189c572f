using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Marketplace.Contracts.Connections;
using Marketplace.Contracts.Identity;
using Marketplace.Contracts.Imports;
using Marketplace.Contracts.Paging;
using Marketplace.Contracts.Syncs;
using Marketplace.Tests.Channels.Etsy;
using Marketplace.Tests.Fixtures;
using Marketplace.Tests.Journeys;

namespace Marketplace.Tests.Journey;

/// <summary>A seller of a running product, over HTTP only, with one of the simulator's shops connected. The sign-in outlives restarts.</summary>
internal sealed class KilledSeller : IDisposable
{
    private readonly HttpClient _http;
    private readonly HttpClient _sandbox;
    private readonly string _shop;

    private KilledSeller(RunningProduct product, string shop)
    {
        _http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new(product.Address) };
        _sandbox = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new(product.Sandbox) };
        _shop = shop;
    }

    public Guid ConnectionId { get; private set; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <param name="product">Where it registers.</param>
    /// <param name="shop">The id of one of the simulator's shops.</param>
    /// <param name="owner">The id of the user there who gives consent.</param>
    public static async Task<KilledSeller> RegisterAsync(RunningProduct product, string shop, string owner)
    {
        var seller = new KilledSeller(product, shop);
        (await seller._http.PostAsJsonAsync(
            "/api/auth/register?useCookies=true", new Registration($"{Guid.NewGuid():N}@example.com", "Correct-Horse-9", "A shop"), Cancel)).EnsureSuccessStatusCode();
        await seller.ConnectAsync(owner);
        return seller;
    }

    public static string Title(int number) => $"Hand-thrown mug {number:00}";

    /// <summary>Products of one variant with a picture, which has been fetched when this returns.</summary>
    public async Task ImportAsync(int products)
    {
        var csv = new StringBuilder("Handle,Title,Body (HTML),Published,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Qty,Variant Price,Image Src\n");
        for (var i = 1; i <= products; i++)
            csv.Append($"mug-{i},{Title(i)},A mug for every day.,true,Title,Default Title,MUG-{i},5,12.50,{_sandbox.BaseAddress}pictures?for=mug-{i}\n");
        using var form = new MultipartFormDataContent { { new StringContent(csv.ToString()), "file", "mugs.csv" } };
        var import = await (await _http.PostAsync("/api/imports", form, Cancel)).ReadAsync<ImportCreated>();
        await PostAsync<ImportDetail>($"/api/imports/{import.Id}/start", new ImportStart(null, null));
        await Eventually.BecomesTrueAsync(async () => (await GetAsync<ImportDetail>($"/api/imports/{import.Id}")).ImagesStored == products, TimeSpan.FromMinutes(2), Cancel);
    }

    public async Task ControlAsync(string what, object order) =>
        (await _sandbox.PostAsJsonAsync($"/control/etsy/{what}", order, Cancel)).EnsureSuccessStatusCode();

    public async Task<T> GetAsync<T>(string path) => (await _http.GetFromJsonAsync<T>(path, Cancel))!;

    public async Task<T> PostAsync<T>(string path, object body) => await (await _http.PostAsJsonAsync(path, body, Cancel)).ReadAsync<T>();

    /// <summary>All pages of a list.</summary>
    public async Task<List<T>> ListAsync<T>(string path)
    {
        var (items, separator, after) = (new List<T>(), path.Contains('?') ? '&' : '?', "");
        do
        {
            var page = await GetAsync<Page<T>>($"{path}{separator}limit=200{(after.Length > 0 ? $"&after={after}" : "")}");
            items.AddRange(page.Items);
            after = page.Next ?? "";
        }
        while (after.Length > 0);
        return items;
    }

    /// <summary>What the simulator's shop has, drafts included.</summary>
    public async Task<List<JsonElement>> RemoteListingsAsync() =>
        [.. (await _sandbox.GetFromJsonAsync<JsonElement>($"/control/etsy/state?shopId={_shop}", Cancel)).GetProperty("shops")[0].GetProperty("listings").EnumerateArray()];

    public void Dispose()
    {
        _http.Dispose();
        _sandbox.Dispose();
    }

    private async Task ConnectAsync(string owner)
    {
        ConnectionId = await _http.ConnectAsync("etsy", null, ("decision", "approve"), ("user_id", owner));
        (await _http.PutAsJsonAsync(
            $"/api/connections/{ConnectionId}/settings", new ConnectionSettingsInput(null, null, null, EtsySandbox.Settings(_shop)), Cancel)).EnsureSuccessStatusCode();
        await Eventually.BecomesTrueAsync(
            async () => (await ListAsync<SyncRunModel>($"/api/sync-runs?connectionId={ConnectionId}")).AreDone(), TimeSpan.FromMinutes(2), Cancel);
    }
}
