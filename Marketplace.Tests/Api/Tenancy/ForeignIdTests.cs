using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Marketplace.Tests.Data.Tenancy;
using Marketplace.Tests.Fixtures;
using Npgsql;

namespace Marketplace.Tests.Api.Tenancy;

/// <summary>Walks the API's own description, so that a route added tomorrow is covered.</summary>
public sealed class ForeignIdTests(ApiFixture fixture) : IClassFixture<ApiFixture>
{
    /// <summary>Whatever a route's id means, the victim has something with this id.</summary>
    private static readonly Guid s_id = Guid.CreateVersion7();

    [Fact]
    public async Task No_route_shows_or_changes_what_another_seller_has()
    {
        await using var owner = NpgsqlDataSource.Create(fixture.Api.ConnectionString);
        var tables = await TenantTable.AllAsync(owner);
        var victim = Guid.CreateVersion7();
        await FillAsync(owner, tables, victim);
        var before = await ContentAsync(owner, tables, victim);
        var attacker = await fixture.RegisterSellerAsync();
        var answers = new List<string>();

        foreach (var (method, path) in await RoutesAsync())
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            if (method is not "GET" and not "DELETE") request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
            var answer = await attacker.Http.SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();
            // 400 and 415: refused before anything was looked up; 403: for operators. What is found is what an unknown id finds: nothing.
            var refused = (int)answer.StatusCode is 404 or 400 or 415 || ((int)answer.StatusCode == 403 && path.StartsWith("/api/admin/", StringComparison.Ordinal));
            if (!refused && !IsEmptyList(text))
                answers.Add($"{method} {path}: {(int)answer.StatusCode} {text}");
        }

        answers.ShouldBeEmpty();
        (await ContentAsync(owner, tables, victim)).ShouldBe(before);
    }

    private async Task<List<(string Method, string Path)>> RoutesAsync()
    {
        var document = await fixture.Api.Anonymous().GetFromJsonAsync<JsonElement>("/openapi/v1.json");
        return [.. from path in document.GetProperty("paths").EnumerateObject()
                   where path.Name.StartsWith("/api/", StringComparison.Ordinal) && path.Name.Contains('{', StringComparison.Ordinal)
                   from operation in path.Value.EnumerateObject()
                   where operation.Name is "get" or "post" or "put" or "patch" or "delete"
                   select (operation.Name.ToUpperInvariant(), string.Join('/', path.Name.Split('/').Select(s => s.StartsWith('{') ? s_id.ToString() : s)))];
    }

    private static bool IsEmptyList(string text) => text.Contains("\"items\":[]", StringComparison.Ordinal) || text == "[]";

    private static async Task FillAsync(NpgsqlDataSource owner, List<TenantTable> tables, Guid seller)
    {
        await using var connection = await owner.OpenConnectionAsync();
        await using (var relaxed = new NpgsqlCommand("set session_replication_role = replica", connection))
            await relaxed.ExecuteNonQueryAsync();
        foreach (var table in tables)
        {
            await using var insert = new NpgsqlCommand(table.Insert.Replace("gen_random_uuid()", $"'{s_id}'", StringComparison.Ordinal), connection);
            insert.Parameters.Add(new() { Value = seller });
            await insert.ExecuteNonQueryAsync();
        }

        // A due alert is told by itself, which changes it.
        await using var told = new NpgsqlCommand("update alerts set due_at = null where seller_id = $1", connection);
        told.Parameters.Add(new() { Value = seller });
        await told.ExecuteNonQueryAsync();
    }

    private static async Task<string> ContentAsync(NpgsqlDataSource owner, List<TenantTable> tables, Guid seller)
    {
        var content = new StringBuilder();
        foreach (var table in tables)
        {
            await using var command = owner.CreateCommand($"select coalesce(string_agg(t::text, '|'), '') from {table.Name} t where {table.SellerColumn} = $1");
            command.Parameters.Add(new() { Value = seller });
            content.AppendLine($"{table.Name}: {await command.ExecuteScalarAsync()}");
        }

        return content.ToString();
    }
}
