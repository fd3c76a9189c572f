using System.Net;
using System.Net.Http.Json;
using Marketplace.Contracts.Alerts;
using Marketplace.Contracts.Paging;
using Marketplace.Data.Connections;
using Marketplace.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Tests.Api.Alerts;

public sealed class AlertTests(ApiFixture fixture) : IClassFixture<ApiFixture>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_alert_is_listed_and_mailed_once_to_everybody_of_the_seller_however_often_it_is_raised()
    {
        var (seller, connection) = await ConnectedSellerAsync();
        await SetStatusAsync(seller, connection, ConnectionStatus.NeedsReauth);
        await Eventually.BecomesTrueAsync(async () => (await LettersAsync(seller)).Count == 1, Cancel);

        await SetStatusAsync(seller, connection, ConnectionStatus.Connected);
        await SetStatusAsync(seller, connection, ConnectionStatus.NeedsReauth);

        await Eventually.BecomesTrueAsync(async () => await IsToldAsync(seller), Cancel);
        var alert = (await AlertsAsync(seller)).ShouldHaveSingleItem();
        (alert.Kind, alert.Title, alert.Count, alert.Path).ShouldBe(("needs_reauth", "Corner shop has to be connected again", 2, $"/connections/{connection}"));
        (await LettersAsync(seller)).ShouldHaveSingleItem().ShouldContain($"/connections/{connection}");
    }

    [Fact]
    public async Task Reading_takes_an_alert_off_the_bell()
    {
        var (seller, connection) = await ConnectedSellerAsync();
        await SetStatusAsync(seller, connection, ConnectionStatus.NeedsReauth);
        var alert = (await AlertsAsync(seller)).ShouldHaveSingleItem();
        (await UnreadAsync(seller)).ShouldBe(1);

        (await seller.Http.PostAsync($"/api/alerts/{alert.Id}/read", null, Cancel)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await UnreadAsync(seller)).ShouldBe(0);
        (await AlertsAsync(seller, "?unread=true")).ShouldBeEmpty();
        (await AlertsAsync(seller)).ShouldHaveSingleItem().ReadAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Another_sellers_alerts_are_neither_seen_nor_read()
    {
        var (seller, connection) = await ConnectedSellerAsync();
        await SetStatusAsync(seller, connection, ConnectionStatus.NeedsReauth);
        var other = await fixture.RegisterSellerAsync();
        var alert = (await AlertsAsync(seller)).ShouldHaveSingleItem();

        (await AlertsAsync(other)).ShouldBeEmpty();
        (await other.Http.PostAsync($"/api/alerts/{alert.Id}/read", null, Cancel)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await other.Http.PostAsync("/api/alerts/read", null, Cancel)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await UnreadAsync(seller)).ShouldBe(1);
    }

    private async Task<(SignedIn Seller, Guid Connection)> ConnectedSellerAsync()
    {
        var seller = await fixture.RegisterSellerAsync();
        var now = TimeProvider.System.GetUtcNow();
        await using var db = fixture.Api.Database.CreateContext(seller.SellerId);
        var connection = new Connection
        {
            Id = Guid.CreateVersion7(),
            SellerId = seller.SellerId,
            Channel = "etsy",
            DisplayName = "Corner shop",
            Status = ConnectionStatus.Connected,
            CreatedAt = now,
            UpdatedAt = now,
        };
        db.Add(connection);
        await db.SaveChangesAsync(Cancel);
        return (seller, connection.Id);
    }

    private async Task SetStatusAsync(SignedIn seller, Guid connection, ConnectionStatus status)
    {
        await using var db = fixture.Api.Database.CreateContext(seller.SellerId);
        await db.Connections.Where(c => c.Id == connection).ExecuteUpdateAsync(
            set => set.SetProperty(c => c.Status, status).SetProperty(c => c.UpdatedAt, TimeProvider.System.GetUtcNow()), Cancel);
    }

    private async Task<bool> IsToldAsync(SignedIn seller)
    {
        await using var db = fixture.Api.Database.CreateContext(seller.SellerId);
        return await db.Alerts.AllAsync(a => a.DueAt == null, Cancel);
    }

    private async Task<List<string>> LettersAsync(SignedIn seller)
    {
        var letters = await Task.WhenAll(fixture.Api.Letters("alert-*.eml").Select(f => File.ReadAllTextAsync(f, Cancel)));
        return [.. letters.Where(l => l.Contains($"To: {seller.Me.Email}", StringComparison.Ordinal))];
    }

    private static async Task<int> UnreadAsync(SignedIn seller) => (await seller.Http.GetFromJsonAsync<UnreadAlerts>("/api/alerts/unread", Cancel))!.Count;

    private static async Task<IReadOnlyList<AlertModel>> AlertsAsync(SignedIn seller, string query = "") =>
        (await seller.Http.GetFromJsonAsync<Page<AlertModel>>($"/api/alerts{query}", Cancel))!.Items;
}
