using Microsoft.Extensions.DependencyInjection;
using Orleans.Conformance.AdoNet;
using Orleans.Conformance.State;
using Orleans.Storage;

namespace Orleans.Conformance.Embedded;

/// <summary>Rows under which Orleans 10.4.2 itself stores these keys, and the hashes it stores; the embedded store must agree.</summary>
public sealed class StoredKeyTests(PostgresFixture postgres)
{
    private const string Guid1 = "00112233445566778899aabbccddeeff";

    [Theory]
    [InlineData("hello", 0, 0, "hello", -196794383)]
    [InlineData("alice@example.com", 0, 0, "alice@example.com", -191586839)]
    [InlineData("abc", 0, 2748, null, -1454169915)]
    [InlineData("ABC", 0, 2748, null, -1454169915)]
    [InlineData("0abc", 0, 2748, null, -1454169915)]
    [InlineData("42", 0, 66, null, -190025453)]
    [InlineData("1+x", 0, 1, "x", -738853287)]
    [InlineData("a+", 0, 10, "", -579583605)]
    [InlineData("-1", 0, 0, "-1", -1352011713)]
    [InlineData("+x", 0, 0, "+x", 171272240)]
    [InlineData("zz+x", 0, 0, "zz+x", -919810754)]
    [InlineData("é", 0, 0, "é", 1660902691)]
    [InlineData("fffffffffffffffff", 0, 0, "fffffffffffffffff", -541647256)]
    [InlineData("0", 0, 0, null, 328578014)]
    [InlineData("2A", 0, 42, null, -110949262)]
    [InlineData("FFFFFFFFFFFFFFFF", 0, -1, null, -641301823)]
    [InlineData("7FFFFFFFFFFFFFFF", 0, long.MaxValue, null, 1504541853)]
    [InlineData("8000000000000000", 0, long.MinValue, null, -911580987)]
    [InlineData("2A+ext", 0, 42, "ext", 2044764532)]
    [InlineData(Guid1, 7383445245961249331, -4822678189205112, null, 189902723)]
    [InlineData($"{Guid1}+ext", 7383445245961249331, -4822678189205112, "ext", 327786361)]
    [InlineData("00000000000000000000000000000000", 0, 0, null, 975897230)]
    [InlineData("00112233-4455-6677-8899-aabbccddeeff", 0, 0, "00112233-4455-6677-8899-aabbccddeeff", 1094089837)]
    public async Task A_key_is_stored_as_orleans_stores_it(string key, long n0, long n1, string? extension, int hash)
    {
        var service = $"keys {Guid.NewGuid()}";
        await using var silo = await postgres.StartSilo(service);
        var storage = silo.Services.GetRequiredKeyedService<IGrainStorage>("database");
        var id = GrainId.Create("any", key);
        await storage.WriteStateAsync("counter", id, new GrainState<Note>(new Note { Count = 1 }));

        await using var command = (await postgres.Database).CreateCommand(
            "SELECT GrainIdN0, GrainIdN1, GrainIdExtensionString, GrainIdHash, GrainTypeHash, GrainTypeString FROM OrleansStorage WHERE ServiceId = $1");
        command.Parameters.AddWithValue(service);
        await using var reader = await command.ExecuteReaderAsync();
        (await reader.ReadAsync()).ShouldBeTrue();
        (reader.GetInt64(0), reader.GetInt64(1), reader.IsDBNull(2) ? null : reader.GetString(2), reader.GetInt32(3), reader.GetInt32(4),
            reader.GetString(5)).ShouldBe((n0, n1, extension, hash, -747196292, "counter"));

        var read = new GrainState<Note>();
        await storage.ReadStateAsync("counter", id, read);
        read.State.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("", 90033154u)]
    [InlineData("a", 1450446165u)]
    [InlineData("abc", 0xff53d132)]
    [InlineData("hello", 0xf97700fb)]
    [InlineData("state", 0x25a03aa1u)]
    [InlineData("counter", 0xd376b07c)]
    public void Hashes_are_those_of_orleans(string text, uint hash) => StableHash.ComputeHash(text).ShouldBe(hash);

    [Fact]
    public void Hashes_of_long_texts_use_all_lanes() =>
        // The published xxHash value 0x6f320359 of this text, its bytes swapped.
        StableHash.ComputeHash("Call me Ishmael. Some years ago--never mind how long precisely-").ShouldBe(0x5903326fu);

    [Theory]
    [InlineData("counter", "hello", -1797890049)]
    [InlineData("counter", "42", 917290781)]
    [InlineData("user", "alice@example.com", -216455770)]
    public void Reminders_are_stored_under_orleans_hash(string type, string key, int hash) =>
        unchecked((int)GrainId.Create(type, key).GetUniformHashCode()).ShouldBe(hash);
}
