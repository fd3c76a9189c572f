namespace Orleans.Conformance.Calls;

public sealed class CallTests(SharedSilo silo)
{
    private readonly Guid _key = Guid.NewGuid();

    private ICallGrain Grain => silo.Grains.GetGrain<ICallGrain>(_key);

    [Fact]
    public async Task Value_tasks_and_generic_methods_work()
    {
        (await Grain.GetNumber(41)).ShouldBe(42);
        await Grain.Do();
        (await Grain.Generic("text")).ShouldBe("text");
        (await Grain.Generic(7)).ShouldBe(7);
        (await Grain.Optional(null, null)).ShouldBe(-1);
        (await Grain.Optional(3, "ab")).ShouldBe(5);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_exception_reaches_the_caller_with_its_type_and_members(bool atOnce)
    {
        var error = await Should.ThrowAsync<CallFailedException>(Grain.Fail("why", atOnce));
        error.Message.ShouldBe("why");
        error.Code.ShouldBe(7);
        error.StackTrace.ShouldNotBeNull().ShouldContain(nameof(CallGrain));
    }

    [Fact]
    public async Task An_exception_that_is_thrown_rather_than_returned_is_the_calls_too() =>
        await Should.ThrowAsync<FormatException>(async () => await Grain.FailWithValue());

    [Fact]
    public async Task A_failed_call_does_not_harm_the_grain()
    {
        await Should.ThrowAsync<CallFailedException>(Grain.Fail("why", atOnce: true));
        (await Grain.GetNumber(1)).ShouldBe(2);
    }

    [Fact]
    public async Task A_one_way_call_is_done_at_once_and_its_error_goes_nowhere()
    {
        await Grain.Forget("forgotten").Soon();
        await Probe.Of(_key).WaitFor("forgotten");
        Probe.Of(_key).IsSignalled("forgotten ended").ShouldBeFalse();
        Probe.Of(_key).Release("forgotten");
        await Probe.Of(_key).WaitFor("forgotten ended");
        (await Grain.GetNumber(1)).ShouldBe(2);
    }

    [Fact]
    public Task What_cannot_be_copied_cannot_be_sent() => Should.ThrowAsync<Orleans.Serialization.CodecNotFoundException>(
        async () => await silo.Grains.GetGrain<IUncopyableGrain>(_key).Take([new Uncopyable()]).Soon());
}
