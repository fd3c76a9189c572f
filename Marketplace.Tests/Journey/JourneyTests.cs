using System.Net.Http.Json;
using Marketplace.Tests.Fixtures;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Marketplace.Tests.Journey;

/// <summary>What a newcomer does, in a real browser against the whole product: from an empty account to a shipped order.</summary>
public sealed class JourneyTests
{
    private const string Products = """
        Handle,Title,Body (HTML),Vendor,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Qty,Variant Price,Image Src
        blue-mug,Blue Mug,A mug glazed in the blue of the sea.,Harbour,kitchen,true,Title,Default Title,MUG-BLUE,4,18.50,{pictures}blue-mug
        oak-frame,Oak Frame,A frame of solid oak for a picture you love.,Harbour,home,true,Size,Small,FRAME-S,2,32.00,{pictures}oak-frame
        oak-frame,,,,,,,Large,FRAME-L,1,48.00,
        beeswax-candle,Beeswax Candle,A candle that burns for twelve hours.,Harbour,home,true,Title,Default Title,CANDLE,9,"12,50 €",{pictures}candle
        linen-bag,Linen Bag,A bag of washed linen with a long strap.,Harbour,bags,true,Title,Default Title,BAG,1,27.00,{pictures}bag
        """;

    private static readonly LocatorAssertionsToHaveCountOptions _slowly = new() { Timeout = 60_000 };

    [Fact]
    public async Task From_an_empty_account_to_a_shipped_order()
    {
        var cancel = TestContext.Current.CancellationToken;
        var chromium = await Chromium.FindAsync(cancel);
        Assert.SkipWhen(chromium is null, "Chromium is not installed, and can be installed from here only on Debian as root.");

        await using var product = await RunningProduct.StartAsync(cancel);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = Chromium.Arguments });
        var page = await browser.NewPageAsync(new() { BaseURL = product.Address, ViewportSize = new() { Width = 1280, Height = 900 } });
        page.SetDefaultTimeout(60_000);
        SetDefaultExpectTimeout(60_000);

        await RegisterAsync(page);
        await ImportAsync(page, product);
        await ConnectAsync(page);
        await PublishAsync(page);
        await EditAsync(page, product);
        await SellAsync(page, product, cancel);
        await ShipAsync(page, product, cancel);
        await EndAsync(page, product, cancel);
    }

    private static async Task RegisterAsync(IPage page)
    {
        await page.GotoAsync("/register");
        await page.GetByLabel("Shop name").FillAsync("Harbour Goods");
        await page.GetByLabel("Your name").FillAsync("Ada");
        await page.GetByLabel("E-mail").FillAsync("ada@example.com");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Password" }).FillAsync("Correct-Horse-9");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create account" }).ClickAsync();
        await Expect(Nav(page, "Products")).ToBeVisibleAsync();
    }

    private static async Task ImportAsync(IPage page, RunningProduct product)
    {
        await Nav(page, "Imports").ClickAsync();
        var csv = Products.Replace("{pictures}", $"{product.Sandbox}/pictures?for=", StringComparison.Ordinal);
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "products.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(csv) });
        await Expect(page.GetByText("Recognised as Shopify")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Start import" }).ClickAsync();
        await Expect(page.GetByText("12,50 €")).ToBeVisibleAsync();

        await Nav(page, "Products").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Blue Mug" }).GetByRole(AriaRole.Img)).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Oak Frame" })).ToBeVisibleAsync();
    }

    private static async Task ConnectAsync(IPage page)
    {
        await Nav(page, "Connections").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Connect Etsy" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Grant access" }).ClickAsync();
        await Expect(page.GetByText("On time")).ToBeVisibleAsync();
        await page.GetByText("Manage", new() { Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Open settings" }).ClickAsync();
        foreach (var choice in (string[])["Category", "Who made it", "When it was made", "Shipping profile", "Processing time"])
        {
            await page.GetByRole(AriaRole.Combobox, new() { Name = choice }).Or(page.GetByRole(AriaRole.Textbox, new() { Name = choice })).First.ClickAsync();
            await page.GetByRole(AriaRole.Option).First.WaitForAsync();
            await page.Keyboard.PressAsync("ArrowDown");
            await page.Keyboard.PressAsync("Enter");
        }

        await page.Locator("form").GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Open settings" })).ToBeHiddenAsync();

        // What the shop had is here, and none of it is one of our products.
        await Nav(page, "Listings").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Row).Nth(10)).ToBeVisibleAsync();
    }

    private static async Task PublishAsync(IPage page)
    {
        await Nav(page, "Products").ClickAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Select all loaded" }).First.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Publish", Exact = true }).ClickAsync();
        foreach (var title in (string[])["Blue Mug", "Oak Frame", "Linen Bag"])
        {
            await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = title }).Filter(new() { HasText = "Active" })).ToHaveCountAsync(1, _slowly);
        }
    }

    private static async Task EditAsync(IPage page, RunningProduct product)
    {
        await page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Blue Mug" }).ClickAsync();
        var drawer = page.GetByRole(AriaRole.Dialog);
        await drawer.GetByLabel("Title").FillAsync("Sea Blue Mug");
        await drawer.GetByLabel("Price").FillAsync("21.00");
        await drawer.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Eventually.BecomesTrueAsync(
            async () => await ShopShowsAsync(page, product, "Sea Blue Mug") && await ShopShowsAsync(page, product, "21.00"), TestContext.Current.CancellationToken);
        await page.Keyboard.PressAsync("Escape");
        await Expect(drawer).ToBeHiddenAsync();
    }

    private static async Task SellAsync(IPage page, RunningProduct product, CancellationToken cancel)
    {
        using var buyer = new HttpClient { BaseAddress = new(product.Sandbox) };
        (await buyer.PostAsJsonAsync("/control/etsy/purchase", new { sku = "MUG-BLUE", quantity = 1, buyer = "Grace Hopper" }, cancel)).EnsureSuccessStatusCode();

        await Nav(page, "Orders").ClickAsync();
        await Expect(page.GetByText("Grace Hopper")).ToBeVisibleAsync();
        await Nav(page, "Inventory").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "MUG-BLUE" }).GetByRole(AriaRole.Cell, new() { Name = "3", Exact = true }).First).ToBeVisibleAsync();
    }

    private static async Task ShipAsync(IPage page, RunningProduct product, CancellationToken cancel)
    {
        await Nav(page, "Orders").ClickAsync();
        await page.GetByText("Grace Hopper").ClickAsync();
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Carrier" }).FillAsync("USPS");
        await page.GetByLabel("Tracking number").FillAsync("9400100000000000000042");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ship", Exact = true }).ClickAsync();
        using var http = new HttpClient();
        await Eventually.BecomesTrueAsync(
            async () => (await http.GetStringAsync($"{product.Sandbox}/control/etsy/state", cancel)).Contains("9400100000000000000042", StringComparison.Ordinal), cancel);
    }

    private static async Task EndAsync(IPage page, RunningProduct product, CancellationToken cancel)
    {
        await Nav(page, "Listings").ClickAsync();
        await page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Linen Bag" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "End listing" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Yes, end it" }).ClickAsync();
        await Eventually.BecomesTrueAsync(async () => !await ShopShowsAsync(page, product, "Linen Bag"), cancel);
    }

    private static async Task<bool> ShopShowsAsync(IPage page, RunningProduct product, string text)
    {
        var shop = await page.Context.APIRequest.GetAsync($"{product.Sandbox}/etsy/shop/HarbourAndPine");
        return (await shop.TextAsync()).Contains(text, StringComparison.Ordinal);
    }

    private static ILocator Nav(IPage page, string name) => page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = name, Exact = true });
}
