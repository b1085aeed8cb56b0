# Holds connections of a flood from inside a container: see insideProgram.ts. It hears and says, one
# JSON object a line, what messages.ts tells, but for "opened" and "send": in its own network nobody
# else can have the port. It counts and waits as program/heldConnections.ts and caution.ts do.
use strict;
use warnings;
use Errno qw(EAGAIN EINPROGRESS EINTR ETIMEDOUT);
use Fcntl;
use Socket;

my $at_once_in_peace = 32;
my ($connect_seconds, $lasting_seconds) = (5, 1);
my ($first_pause, $longest_pause) = (0.05, 2);
my $silent_seconds = 10;

# By this name whoever looks at the container's processes knows it for ours.
$0 = 'live-labs-flood';
$| = 1;
$SIG{PIPE} = 'IGNORE';

my ($address, $request, $end_at, $heard_at);
my ($count, $replacing) = (0, 1);
# Connections by their descriptor.
my (%opening, %held);
my ($dropped, $replaced) = (0, 0);
# How many were dropped and will be replaced, and how many places stay empty.
my ($owed, $vacant) = (0, 0);
my (%failed, %broken);
# After trouble: how long it pauses, until when, and which connection shows that it may go on.
my ($pause, $again_at, $watched) = (0, 0);
my ($input, $told) = ('', '');

# The system's clock may be set; this one only goes on. It is opened before descriptors run short.
my $uptime;
if (!open $uptime, '<', '/proc/uptime') {
  print "{\"is\":\"error\",\"why\":\"/proc/uptime: $!\"}\n";
  exit 1;
}

sub now {
  seek $uptime, 0, 0;
  return (split ' ', <$uptime>)[0];
}

# How many files it may have open, of which each connection is one.
sub files {
  open my $limits, '<', '/proc/self/limits' or return '';
  return join '', map { /^Max open files\s+(\d+)/ ? ",\"files\":$1" : () } <$limits>;
}

sub least {
  my ($one, $other) = @_;
  return $one < $other ? $one : $other;
}

sub code_of {
  local $! = my $number = shift;
  my ($name) = grep { $!{$_} } keys %!;
  return $name || "E$number";
}

sub json_of {
  my %numbers = @_;
  return '{' . join(',', map { "\"$_\":$numbers{$_}" } sort keys %numbers) . '}';
}

sub counts {
  return json_of(
    held => scalar(keys %held),
    dropped => $dropped,
    replaced => $replaced,
    failed => json_of(%failed),
    broken => json_of(%broken),
    stuck => now() < $again_at ? 'true' : 'false',
  );
}

sub report {
  my $counts = counts();
  print "{\"is\":\"counts\",\"counts\":$counts}\n" if $counts ne $told;
  $told = $counts;
}

# Closes it with a reset, so that nothing lingers.
sub reset_of {
  my $one = shift;
  $one->{is_open} = 0;
  setsockopt($one->{socket}, SOL_SOCKET, SO_LINGER, pack('ii', 1, 0));
  close $one->{socket};
}

# Without a reason it ends without a word.
sub finish {
  my $why = shift;
  reset_of($_) for values %opening, values %held;
  %held = ();
  exit 1 if !$why;
  print "{\"is\":\"ended\",\"why\":\"$why\",\"counts\":" . counts() . "}\n";
  exit 0;
}

sub missing {
  my $number = $count - keys(%opening) - keys(%held);
  return $number > 0 ? $number : 0;
}

sub trouble {
  return if now() < $again_at;
  $pause = $pause == 0 ? $first_pause : least(2 * $pause, $longest_pause);
  $again_at = now() + $pause;
}

sub failed_with {
  my $number = shift;
  $failed{code_of($number)}++;
  trouble();
}

sub opened {
  my $one = shift;
  $held{fileno $one->{socket}} = $one;
  $one->{is_open} = 1;
  $one->{since} = now();
  if ($owed > 0) {
    $owed--;
    $replaced++;
  }
  if ($pause > 0 && now() >= $again_at) {
    $watched = $one;
    $again_at = now() + $lasting_seconds;
  }
  # One that was closed already shows that when it is read.
  syswrite $one->{socket}, $request;
}

sub dropped {
  my ($one, $number) = @_;
  delete $held{fileno $one->{socket}};
  close $one->{socket};
  $one->{is_open} = 0;
  $dropped++;
  $broken{code_of($number)}++ if $number != 0;
  $replacing ? $owed++ : $vacant++;
  trouble() if now() - $one->{since} < $lasting_seconds;
}

sub open_one {
  return failed_with($! + 0) if !socket(my $socket, PF_INET, SOCK_STREAM, 0);
  fcntl($socket, F_SETFL, O_NONBLOCK);
  my $one = { socket => $socket, until => now() + $connect_seconds };
  return opened($one) if connect($socket, $address);
  return failed_with($! + 0) if $! != EINPROGRESS;
  $opening{fileno $socket} = $one;
}

# Opens what is missing: as many at once as a server takes in peace, after trouble one by one.
sub fill {
  return if now() < $again_at;
  if ($watched) {
    my $is_open = $watched->{is_open};
    $watched = undef;
    return trouble() if !$is_open;
    $pause = 0;
  }
  my $at_once = $pause > 0 ? 1 : $at_once_in_peace;
  while (missing() > $vacant && keys(%opening) < $at_once && now() >= $again_at) {
    open_one();
  }
}

# Of too many the newest go, those first that are the least far.
sub let_go {
  my $surplus = shift;
  return if $surplus <= 0;
  my @newest = sort { $b <=> $a } keys %opening;
  push @newest, sort { $held{$b}{since} <=> $held{$a}{since} } keys %held;
  for my $key (@newest[0 .. $surplus - 1]) {
    my $one = delete $opening{$key} || delete $held{$key};
    reset_of($one);
  }
}

sub replace {
  my $is_wanted = shift;
  if ($is_wanted) {
    $owed += $vacant;
    $vacant = 0;
  } elsif ($replacing) {
    my $empty = least($owed, missing());
    $vacant += $empty;
    $owed -= $empty;
  }
  $replacing = $is_wanted;
}

sub obey {
  my $order = shift;
  my ($do) = $order =~ /"do":"(\w+)"/;
  # Who says anything else is no host of ours, and nothing is held for it.
  finish('released') if !defined $do || $do !~ /^(begin|hold|alive)$/;
  return if $do eq 'alive';
  if ($do eq 'begin') {
    my ($port) = $order =~ /"port":(\d+)/;
    my ($bytes) = $order =~ /"request":"([0-9a-f]*)"/;
    $address = pack_sockaddr_in($port, inet_aton('127.0.0.1'));
    $request = pack('H*', $bytes);
  }
  $count = $1 if $order =~ /"count":(\d+)/;
  let_go(keys(%opening) + keys(%held) - $count);
  replace($1 eq 'true') if $order =~ /"replacing":(true|false)/;
  $vacant = least($vacant, missing());
  $owed = least($owed, missing() + keys %opening);
  $end_at = now() + $1 / 1000 if $order =~ /"milliseconds":(\d+)/;
}

# Whether a connection that was on its way has arrived, or has failed.
sub look_at_opening {
  my ($key, $is_writable) = @_;
  my $one = $opening{$key};
  return if !$is_writable && now() <= $one->{until};
  my $number = ETIMEDOUT;
  $number = unpack('i', getsockopt($one->{socket}, SOL_SOCKET, SO_ERROR)) if $is_writable;
  delete $opening{$key};
  return opened($one) if $number == 0;
  close $one->{socket};
  failed_with($number);
}

# An answer is thrown away, but only who reads it gets to see that the server has closed.
sub look_at_held {
  my $one = shift;
  my $size = sysread $one->{socket}, my $answer, 4096;
  if (defined $size) {
    dropped($one, 0) if $size == 0;
  } elsif ($! != EAGAIN && $! != EINTR) {
    dropped($one, $! + 0);
  }
}

sub hear {
  my $size = sysread STDIN, $input, 65536, length $input;
  return if !defined $size && $! == EINTR;
  # Whoever started it has gone.
  finish('released') if !$size;
  $heard_at = now();
  obey($1) while $input =~ s/^([^\n]*)\n//;
}

print '{"is":"ready"' . files() . "}\n";
$heard_at = now();
while (1) {
  # Where nobody reads what it says it would stand still for ever; the system ends it then.
  alarm($silent_seconds + 5);
  if ($address) {
    fill();
    report();
  }
  my ($reading, $writing) = ('', '');
  vec($reading, $_, 1) = 1 for fileno STDIN, keys %held;
  vec($writing, $_, 1) = 1 for keys %opening;
  my $found = select($reading, $writing, undef, 0.1);
  finish('time') if $end_at && now() >= $end_at;
  ($reading, $writing) = ('', '') if $found <= 0;
  my @readable = grep { vec($reading, $_, 1) } keys %held;
  look_at_opening($_, vec($writing, $_, 1)) for keys %opening;
  look_at_held($held{$_}) for @readable;
  hear() if vec($reading, fileno STDIN, 1);
  # An engine that was killed leaves the input open, but nobody says any more that he is there.
  finish() if now() - $heard_at > $silent_seconds;
}
