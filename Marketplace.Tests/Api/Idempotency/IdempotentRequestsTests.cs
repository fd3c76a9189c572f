using System.Net;
using System.Net.Http.Json;
using Marketplace.Contracts.Identity;
using Marketplace.Tests.Fixtures;
using Microsoft.AspNetCore.Mvc;

namespace Marketplace.Tests.Api.Idempotency;

public sealed class IdempotentRequestsTests(ApiFixture fixture) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task A_repeated_request_is_done_once_and_answered_the_same()
    {
        var seller = await fixture.RegisterSellerAsync();
        var key = Guid.NewGuid().ToString();
        var email = $"{key}@example.com";

        var first = await InviteAsync(seller, key, email);
        var again = await InviteAsync(seller, key, email);

        first.StatusCode.ShouldBe(HttpStatusCode.Created);
        again.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await again.Content.ReadAsStringAsync()).ShouldBe(await first.Content.ReadAsStringAsync());
        again.Headers.Location.ShouldBe(first.Headers.Location);
        again.Headers.GetValues("Idempotency-Replayed").ShouldBe(["true"]);
        (await seller.Http.GetFromJsonAsync<List<UserModel>>("/api/users"))!.Count(u => u.Email == email).ShouldBe(1);
    }

    [Fact]
    public async Task Other_parameters_under_the_same_key_are_refused()
    {
        var seller = await fixture.RegisterSellerAsync();
        var key = Guid.NewGuid().ToString();
        await InviteAsync(seller, key, $"{Guid.NewGuid():N}@example.com");

        var other = await InviteAsync(seller, key, $"{Guid.NewGuid():N}@example.com");

        other.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await other.Content.ReadFromJsonAsync<ProblemDetails>())!.Type.ShouldBe("urn:marketplace:problem:idempotency-key-reused");
    }

    [Fact]
    public async Task Requests_that_come_at_once_are_done_once()
    {
        var seller = await fixture.RegisterSellerAsync();
        var key = Guid.NewGuid().ToString();
        var email = $"{key}@example.com";

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => InviteAsync(seller, key, email)));

        answers.Count(a => a.StatusCode is HttpStatusCode.Created or HttpStatusCode.Conflict).ShouldBe(6);
        answers.Count(a => a.StatusCode == HttpStatusCode.Created && !a.Headers.Contains("Idempotency-Replayed")).ShouldBe(1);
    }

    [Fact]
    public async Task Requests_under_many_keys_at_once_each_get_and_keep_their_own_answer()
    {
        var seller = await fixture.RegisterSellerAsync();
        var keys = Enumerable.Range(0, 12).Select(_ => Guid.NewGuid().ToString()).ToArray();

        var first = await Task.WhenAll(keys.Select(key => InviteAsync(seller, key, $"{key}@example.com")));
        var again = await Task.WhenAll(keys.Select(key => InviteAsync(seller, key, $"{key}@example.com")));

        first.ShouldAllBe(a => a.StatusCode == HttpStatusCode.Created);
        again.ShouldAllBe(a => a.Headers.Contains("Idempotency-Replayed"));
        again.Select(a => a.Headers.Location).ShouldBe(first.Select(a => a.Headers.Location));
    }

    [Fact]
    public async Task Two_sellers_may_use_the_same_key()
    {
        var key = Guid.NewGuid().ToString();
        foreach (var seller in (SignedIn[])[await fixture.RegisterSellerAsync(), await fixture.RegisterSellerAsync()])
        {
            var answer = await InviteAsync(seller, key, $"{Guid.NewGuid():N}@example.com");
            (answer.StatusCode, answer.Headers.Contains("Idempotency-Replayed")).ShouldBe((HttpStatusCode.Created, false));
        }
    }

    private static Task<HttpResponseMessage> InviteAsync(SignedIn seller, string key, string email) => seller.Http.SendAsync(
        new HttpRequestMessage(HttpMethod.Post, "/api/users") { Content = JsonContent.Create(new Invitation(email)), Headers = { { "Idempotency-Key", key } } });
}
