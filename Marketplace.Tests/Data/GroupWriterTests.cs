using Marketplace.Data;
using Npgsql;

namespace Marketplace.Tests.Data;

public sealed class GroupWriterTests
{
    [Fact]
    public async Task What_arrives_while_a_group_is_written_forms_the_next()
    {
        var (groups, first) = (new List<int>(), new TaskCompletionSource());
        var commits = new GroupWriter<int, int>(100, async group =>
        {
            groups.Add(group.Count);
            if (groups.Count == 1)
                await first.Task;
            return [.. group.Select(i => -i)];
        });

        var waiting = new List<Task<int>> { commits.WriteAsync(1) };
        waiting.AddRange(Enumerable.Range(2, 9).Select(commits.WriteAsync));
        first.SetResult();

        (await Task.WhenAll(waiting)).ShouldBe(Enumerable.Range(1, 10).Select(i => -i));
        groups.Count.ShouldBeLessThanOrEqualTo(3);
        groups.Sum().ShouldBe(10);
    }

    [Fact]
    public async Task One_that_PostgreSQL_refuses_does_not_spoil_the_others()
    {
        var commits = new GroupWriter<int, int>(100, async group =>
        {
            await Task.Yield();
            return group.Contains(3) ? throw new PostgresException("no", "ERROR", "ERROR", PostgresErrorCodes.UniqueViolation) : group;
        });

        var answers = Enumerable.Range(0, 10).Select(commits.WriteAsync).ToList();

        for (var i = 0; i < 10; i++)
        {
            if (i == 3)
                await Should.ThrowAsync<PostgresException>(answers[i]);
            else
                (await answers[i]).ShouldBe(i);
        }
    }

    [Fact]
    public async Task A_database_that_is_away_fails_those_who_wait_and_not_those_who_come_later()
    {
        var away = true;
        var commits = new GroupWriter<int, int>(100, async group =>
        {
            await Task.Yield();
            return away ? throw new NpgsqlException("away") : group;
        });

        await Should.ThrowAsync<NpgsqlException>(commits.WriteAsync(1));
        away = false;

        (await commits.WriteAsync(2)).ShouldBe(2);
    }
}
