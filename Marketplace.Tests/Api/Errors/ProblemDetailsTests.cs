using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Marketplace.Contracts;
using Marketplace.Tests.Fixtures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Tests.Api.Errors;

public sealed class ProblemDetailsTests(PostgresFixture postgres, ApiFixture fixture) : IClassFixture<ApiFixture>
{
    [Theory]
    [InlineData("GET", "/api/me", null, 401, "unauthenticated")]
    [InlineData("GET", "/api/no-such-thing", null, 401, "unauthenticated")]
    [InlineData("GET", "/api/no-such-thing", null, 404, "not-found")]
    [InlineData("GET", "/api/auth/login", null, 405, "method-not-allowed")]
    [InlineData("POST", "/api/auth/login", "{", 400, "bad-request")]
    [InlineData("POST", "/api/auth/login", """{"email":1}""", 400, "validation")]
    [InlineData("POST", "/api/auth/register", """{"email":"nobody","password":"x"}""", 400, "validation")]
    public async Task Every_error_is_a_problem_with_a_stable_type(string method, string path, string? body, int status, string name)
    {
        // Nobody is told what exists before they have signed in.
        var http = status == 401 ? fixture.Api.Anonymous() : (await fixture.RegisterSellerAsync()).Http;
        var answer = await http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path)
        {
            Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"),
        });

        ((int)answer.StatusCode).ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        problem.GetProperty("type").GetString().ShouldBe($"urn:marketplace:problem:{name}");
        problem.GetProperty("status").GetInt32().ShouldBe(status);
        problem.GetProperty("traceId").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task A_validation_problem_names_the_fields_as_they_were_sent()
    {
        var answer = await fixture.Api.Anonymous().PostAsJsonAsync("/api/auth/register", new { email = "nobody", password = "Correct-Horse-9", currency = "euro" });

        var errors = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors");
        errors.EnumerateObject().Select(e => e.Name).ShouldBe(["email", "currency"], ignoreOrder: true);
        errors.GetProperty("currency")[0].GetString().ShouldBe("Three capital letters, such as EUR.");
    }

    [Fact]
    public async Task What_is_missing_is_404_and_what_went_wrong_inside_stays_inside()
    {
        await using var api = await ApiHost.StartAsync(postgres, services: services => services.AddSingleton<IStartupFilter, Throwing>());
        var http = (await api.RegisterSellerAsync()).Http;

        var missing = await http.GetAsync("/throw/missing");
        var broken = await http.GetAsync("/throw/secret");

        missing.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        broken.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        var text = await broken.Content.ReadAsStringAsync();
        text.ShouldContain("urn:marketplace:problem:internal");
        text.ShouldNotContain("the password is");
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused()
    {
        var answer = await fixture.Api.Anonymous().PostAsJsonAsync("/api/auth/login", new { email = "a@example.com", password = new string('x', 3_000_000) });

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("urn:marketplace:problem:too-large");
    }

    /// <summary>Throws inside everything that the program put around its endpoints.</summary>
    private sealed class Throwing : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            next(app);
            app.Use((HttpContext context, RequestDelegate _) => throw (context.Request.Path == "/throw/missing"
                ? new NotFoundException() : new InvalidOperationException("the password is hunter2")));
        };
    }
}
