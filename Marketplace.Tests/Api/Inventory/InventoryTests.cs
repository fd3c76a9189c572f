using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Marketplace.Contracts;
using Marketplace.Contracts.Inventory;
using Marketplace.Contracts.Paging;
using Marketplace.Contracts.Sellers;
using Marketplace.Data.Catalogue;
using Marketplace.Data.Inventory;
using Marketplace.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Orleans;

namespace Marketplace.Tests.Api.Inventory;

public sealed class InventoryTests(ApiFixture fixture) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task Four_hundred_buyers_get_the_hundred_units_there_are()
    {
        var seller = await fixture.RegisterSellerAsync();
        await StockAsync(seller, "HOT", 100);

        var answers = await Task.WhenAll(Enumerable.Range(0, 400).Select(i => PostAsync(seller, "HOT/reserve", new ReserveRequest(1, $"buyer-{i}", null, null))));
        var holds = await Task.WhenAll(answers.Where(a => a.StatusCode is HttpStatusCode.OK).Select(a => a.Content.ReadFromJsonAsync<InventoryAnswer>()));
        await Task.WhenAll(holds.Select(hold => PostAsync(seller, "HOT/commit", new ReservationRequest(hold!.ReservationId!.Value))));

        holds.Length.ShouldBe(100);
        answers.Count(a => a.StatusCode is HttpStatusCode.Conflict).ShouldBe(300);
        var item = await seller.Http.GetFromJsonAsync<InventoryItemModel>("/api/inventory/HOT");
        (item!.OnHand, item.Reserved, item.Available).ShouldBe((0, 0, 0));
    }

    [Fact]
    public async Task A_key_moves_stock_once_and_the_ledger_tells()
    {
        var seller = await fixture.RegisterSellerAsync();
        await StockAsync(seller, "MUG", 5);

        var first = await AnswerAsync(await PostAsync(seller, "MUG/adjust", new AdjustRequest(-2, null, "broken", "Two broke")));
        var again = await AnswerAsync(await PostAsync(seller, "MUG/adjust", new AdjustRequest(-2, null, "broken", "Two broke")));

        (first.Outcome, first.OnHand).ShouldBe(("done", 3));
        (again.Outcome, again.OnHand).ShouldBe(("repeated", 3));
        var ledger = await seller.Http.GetFromJsonAsync<Page<LedgerEntry>>("/api/inventory/MUG/ledger");
        var entry = ledger!.Items.ShouldHaveSingleItem();
        (entry.Kind, entry.OnHandDelta, entry.OnHandAfter, entry.Note).ShouldBe(("adjust", -2, 3, "Two broke"));
    }

    [Fact]
    public async Task What_was_committed_can_be_reserved_again_until_that_expires_too()
    {
        var seller = await fixture.RegisterSellerAsync();
        await StockAsync(seller, "URN", 1);
        var hold = (await AnswerAsync(await PostAsync(seller, "URN/reserve", new ReserveRequest(1, null, null, null)))).ReservationId!.Value;
        (await PostAsync(seller, "URN/reopen", new ReopenRequest(hold, null))).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        await PostAsync(seller, "URN/commit", new ReservationRequest(hold));
        (await PostAsync(seller, "URN/reopen", new ReopenRequest(hold, 0))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        var reopened = await AnswerAsync(await PostAsync(seller, "URN/reopen", new ReopenRequest(hold, ExpiresInSeconds: 1)));
        (reopened.Outcome, reopened.OnHand, reopened.Reserved).ShouldBe(("done", 1, 1));
        reopened.ReservationId.ShouldNotBe(hold);

        await Eventually.BecomesTrueAsync(
            async () => (await seller.Http.GetFromJsonAsync<InventoryItemModel>("/api/inventory/URN"))!.Available == 1,
            TestContext.Current.CancellationToken);
        (await AnswerAsync(await PostAsync(seller, "URN/reopen", new ReopenRequest(hold, null)))).Outcome.ShouldBe("repeated");
    }

    [Fact]
    public async Task A_hold_that_is_not_committed_expires()
    {
        var seller = await fixture.RegisterSellerAsync();
        await StockAsync(seller, "VASE", 1);

        await PostAsync(seller, "VASE/reserve", new ReserveRequest(1, null, null, ExpiresInSeconds: 1));

        await Eventually.BecomesTrueAsync(
            async () => (await seller.Http.GetFromJsonAsync<InventoryItemModel>("/api/inventory/VASE"))!.Available == 1,
            TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_movement_follows_its_sku_to_another_item()
    {
        var seller = await fixture.RegisterSellerAsync();
        var first = await StockAsync(seller, "JUG", 5);
        await PostAsync(seller, "JUG/adjust", new AdjustRequest(-1, null, null, null));
        await using (var db = fixture.Api.Database.CreateContext(seller.SellerId))
        {
            await db.InventoryItems.Where(i => i.Id == first).ExecuteUpdateAsync(set => set.SetProperty(i => i.Sku, "OLD-JUG"));
            await db.Products.ExecuteUpdateAsync(set => set.SetProperty(p => p.Handle, "old-jug"));
            await db.Variants.Where(v => v.Sku == "JUG").ExecuteUpdateAsync(set => set.SetProperty(v => v.Sku, "OLD-JUG"));
        }

        (await PostAsync(seller, "JUG/adjust", new AdjustRequest(-1, null, null, null))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await StockAsync(seller, "JUG", 9);

        (await AnswerAsync(await PostAsync(seller, "JUG/adjust", new AdjustRequest(-1, null, null, null)))).OnHand.ShouldBe(8);
        (await AnswerAsync(await PostAsync(seller, "OLD-JUG/adjust", new AdjustRequest(-1, null, null, null)))).OnHand.ShouldBe(3);
    }

    [Fact]
    public async Task An_idempotency_key_is_the_movements_key_too()
    {
        var seller = await fixture.RegisterSellerAsync();
        await StockAsync(seller, "PAN", 5);
        var key = Guid.NewGuid().ToString();

        var first = await AnswerAsync(await seller.Http.SendAsync(ReserveWithKey()));
        var replayed = await seller.Http.SendAsync(ReserveWithKey());
        // As if the process had ended before it could keep its answer.
        await using (var db = fixture.Api.Database.CreateContext(seller.SellerId))
            await db.IdempotencyKeys.ExecuteDeleteAsync();
        var again = await AnswerAsync(await seller.Http.SendAsync(ReserveWithKey()));

        replayed.Headers.Contains("Idempotency-Replayed").ShouldBeTrue();
        (await AnswerAsync(replayed)).ShouldBe(first);
        (again.Outcome, again.ReservationId, again.Reserved).ShouldBe(("repeated", first.ReservationId, 1));

        HttpRequestMessage ReserveWithKey() => new(HttpMethod.Post, "/api/inventory/PAN/reserve")
        {
            Content = JsonContent.Create(new ReserveRequest(1, null, null, null)),
            Headers = { { "Idempotency-Key", key } },
        };
    }

    [Fact]
    public async Task A_movement_that_an_overtaken_activation_refuses_is_made_by_the_new_one()
    {
        var seller = await fixture.RegisterSellerAsync();
        var itemId = await StockAsync(seller, "CUP", 5);
        await PostAsync(seller, "CUP/adjust", new AdjustRequest(-1, null, null, null));

        // What a second activation of the item in another process does first.
        await InventoryStore.ActivateAsync(fixture.Services.GetRequiredService<Npgsql.NpgsqlDataSource>(), itemId, CancellationToken.None);

        (await AnswerAsync(await PostAsync(seller, "CUP/adjust", new AdjustRequest(-1, null, null, null)))).OnHand.ShouldBe(3);
    }

    [Theory]
    [InlineData("adjust", """{"by":1,"to":2}""", "by")]
    [InlineData("adjust", """{"to":-1}""", "to")]
    [InlineData("adjust", """{"by":1,"note":"a\u0000b"}""", "note")]
    [InlineData("reserve", """{"quantity":1,"key":"a\u0000b"}""", "key")]
    [InlineData("reserve", """{"quantity":0}""", "quantity")]
    [InlineData("reserve", """{"quantity":1,"expiresInSeconds":0}""", "expiresInSeconds")]
    public async Task A_wrong_movement_is_refused_with_its_field(string action, string body, string field)
    {
        var seller = await fixture.RegisterSellerAsync();
        await StockAsync(seller, "BOWL", 5);

        var refused = await PostAsync(seller, $"BOWL/{action}", JsonSerializer.Deserialize<JsonElement>(body));

        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var problem = await refused.Content.ReadFromJsonAsync<JsonElement>();
        problem.GetProperty("errors").TryGetProperty(field, out _).ShouldBeTrue(problem.ToString());
    }

    [Fact]
    public async Task Another_sellers_stock_is_not_there()
    {
        var seller = await fixture.RegisterSellerAsync();
        var stranger = await fixture.RegisterSellerAsync();
        var itemId = await StockAsync(seller, "LAMP", 5);

        (await stranger.Http.GetAsync("/api/inventory/LAMP")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.Http.GetAsync("/api/inventory/LAMP/ledger")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await PostAsync(stranger, "LAMP/adjust", new AdjustRequest(1, null, null, null))).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        ActingSeller.Id = stranger.SellerId;
        var grain = fixture.Services.GetRequiredService<IGrainFactory>().GetGrain<IInventoryGrain>(itemId);
        await Should.ThrowAsync<NotFoundException>(() => grain.Apply(new(InventoryCommandKind.Adjust, "theft", -1)));
    }

    private static Task<HttpResponseMessage> PostAsync<T>(SignedIn seller, string path, T body) => seller.Http.PostAsJsonAsync($"/api/inventory/{path}", body);

    private static async Task<InventoryAnswer> AnswerAsync(HttpResponseMessage response)
    {
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        return (await response.Content.ReadFromJsonAsync<InventoryAnswer>())!;
    }

    private async Task<Guid> StockAsync(SignedIn seller, string sku, int onHand)
    {
        var (product, variant, item) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var now = DateTimeOffset.UnixEpoch;
        await using var db = fixture.Api.Database.CreateContext(seller.SellerId);
        db.Add(new Product { Id = product, SellerId = seller.SellerId, Handle = sku, Title = sku, Currency = "USD", CreatedAt = now, UpdatedAt = now });
        db.Add(new Variant { Id = variant, SellerId = seller.SellerId, ProductId = product, Sku = sku, Price = 10, CreatedAt = now, UpdatedAt = now });
        db.Add(new InventoryItem { Id = item, SellerId = seller.SellerId, VariantId = variant, Sku = sku, OnHand = onHand, UpdatedAt = now });
        await db.SaveChangesAsync();
        return item;
    }
}
