using System.Text;
using Marketplace.Channels.Seam;
using Marketplace.Channels.Shopify;

namespace Marketplace.Tests.Channels.Shopify;

public sealed class ShopifyImportTests
{
    private const string Product = """{"id":"gid://shopify/Product/ID","title":"Mug ID","status":"ACTIVE","tags":[],"createdAt":"2026-01-01T00:00:00Z","updatedAt":"2026-01-01T00:00:00Z"}""";

    private const string Variant = """
        {"id":"gid://shopify/ProductVariant/ID0","sku":"S-ID","price":"5.00","inventoryQuantity":3,"inventoryPolicy":"DENY","selectedOptions":[{"name":"Title","value":"Default Title"}],"inventoryItem":{"id":"gid://shopify/InventoryItem/1","tracked":true,"inventoryLevel":{"quantities":[{"quantity":2}]}},"__parentId":"gid://shopify/Product/ID"}
        """;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("2025-10")]
    [InlineData("2026-07")]
    public async Task A_whole_shop_is_read_by_one_bulk_operation_part_by_part(string version)
    {
        await using var shopify = await ShopifySandbox.StartAsync(version);
        await shopify.ControlAsync("seed", new { listings = 3000 });
        var session = await shopify.ConnectAsync(ShopifySandbox.FullShop);

        var listings = await ReadAllAsync(shopify, session);

        listings.Select(l => l.RemoteId).Distinct().Count().ShouldBe(3012);
        listings.Count.ShouldBe(3012);
        (await shopify.CountAsync("bulkOperationRunQuery")).ShouldBe(1);
        var sized = listings.Single(l => l.Title == "Lambswool sweater");
        sized.Variants.Select(v => (v.Sku, v.Price, v.Quantity)).ShouldBe([("CS-SWE-01-S", 110m, 3), ("CS-SWE-01-M", 110m, 3), ("CS-SWE-01-L", 110m, 3)]);
        (sized.Currency, sized.Images.Count, sized.State).ShouldBe(("USD", 1, "active"));
        shopify.Calls.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Products_that_are_drafts_are_left_out_and_an_empty_shop_is_read_to_its_end()
    {
        await using var shopify = await ShopifySandbox.StartAsync();
        var session = await shopify.ConnectAsync();

        (await ReadAllAsync(shopify, session)).ShouldBeEmpty();
        await Should.ThrowAsync<InvalidOperationException>(shopify.Channel.PublishAsync(
            session, ShopifyDrafts.Mug(), PublishCheckpoint.None, reached => reached.RemoteId is null ? Task.CompletedTask : throw new InvalidOperationException(), _ => Task.FromResult(false), Cancelled));

        (await shopify.ProductsAsync()).ShouldHaveSingleItem().GetProperty("status").GetString().ShouldBe("DRAFT");
        (await ReadAllAsync(shopify, session)).ShouldBeEmpty();
    }

    [Fact]
    public async Task After_the_first_import_only_what_changed_is_read()
    {
        await using var shopify = await ShopifySandbox.StartAsync();
        var session = await shopify.ConnectAsync(ShopifySandbox.FullShop);
        var since = DateTimeOffset.UtcNow.AddDays(-1);
        await shopify.ControlAsync("stock", new { sku = "CS-MUG-01", available = 3 });
        await shopify.ControlAsync("stock", new { sku = "CS-TEE-01-M", available = 1 });

        var changed = await ReadAllAsync(shopify, session, shopify.Channel.ChangedSince(since));

        changed.Select(l => l.Title).ShouldBe(["Speckled stoneware mug", "Organic cotton tee"]);
        changed[1].Variants.Select(v => v.Quantity).ShouldBe([8, 1, 8]);
        (await ReadAllAsync(shopify, session, shopify.Channel.ChangedSince(since.AddYears(-1)))).Count.ShouldBe(12);
        (await shopify.CountAsync("bulkOperationRunQuery")).ShouldBe(0);
        shopify.Calls.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_notification_about_stock_leads_to_its_product()
    {
        await using var shopify = await ShopifySandbox.StartAsync();
        var session = await shopify.ConnectAsync(ShopifySandbox.FullShop);
        var product = (await shopify.ProductsAsync(ShopifySandbox.FullShop))[0];
        var item = product.GetProperty("variants")[0].GetProperty("inventory_item_id").ToString();

        (await shopify.Channel.ReadListingAsync(session, $"inventory_item:{item}", Cancelled)).Value!.RemoteId.ShouldBe(product.GetProperty("id").ToString());

        shopify.Calls.Violations.ShouldBeEmpty();
    }

    /// <summary>Wherever a part ends, the products before its last one are whole and nothing is read twice.</summary>
    [Fact]
    public void A_file_read_in_parts_of_any_size_gives_the_same_products()
    {
        var file = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(1, 5).Select(i => $"{Product}\n{Variant.Trim()}\n{Variant.Trim()}\n".Replace("ID", $"{i}", StringComparison.Ordinal))));

        for (var length = 900; length < file.Length + 50; length += 97)
        {
            var read = new List<RemoteListing>();
            for (var at = 0; at < file.Length;)
            {
                var part = file.AsSpan(at, Math.Min(length, file.Length - at));
                var (page, taken) = ShopifyBulkFile.Read(part, last: at + part.Length == file.Length, "USD");
                page.Problems.ShouldBeEmpty();
                if (taken == 0)
                    break;
                read.AddRange(page.Records);
                at += taken;
            }
            if (length >= 1800)
                read.Select(l => (l.RemoteId, l.Variants.Count)).ShouldBe([("1", 2), ("2", 2), ("3", 2), ("4", 2), ("5", 2)], $"parts of {length}");
            read.Select(l => l.RemoteId).ShouldBeUnique();
        }
    }

    [Fact]
    public void A_product_that_cannot_be_read_is_kept_with_its_error_and_does_not_stop_the_rest()
    {
        var file = Encoding.UTF8.GetBytes($"{{\"id\":\"gid://shopify/Product/1\"}}\n{Product.Replace("ID", "2", StringComparison.Ordinal)}\n");

        var (page, taken) = ShopifyBulkFile.Read(file, last: true, "USD");

        taken.ShouldBe(file.Length);
        page.Records.ShouldHaveSingleItem().RemoteId.ShouldBe("2");
        page.Problems.ShouldHaveSingleItem().RemoteId.ShouldBe("1");
    }

    private static async Task<List<RemoteListing>> ReadAllAsync(ShopifySandbox shopify, ChannelSession session, string? cursor = null)
    {
        var listings = new List<RemoteListing>();
        while (true)
        {
            var page = await shopify.Channel.ReadListingsAsync(session, cursor, Cancelled);
            page.Error.ShouldBeNull();
            page.Value!.Problems.ShouldBeEmpty();
            listings.AddRange(page.Value.Records);
            if (page.Value.Next is null)
                return listings;
            cursor = page.Value.Next;
        }
    }
}
